package io.jangbu.cli;

import io.jangbu.cli.pipeline.Ports;
import picocli.CommandLine.Option;

/** The ports of {@code up}, all on the loopback address. */
final class PortOptions {

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Kafka (default: ${DEFAULT-VALUE}). 0 takes a free port, here as below.")
  private int kafka;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      defaultValue = "5433",
      description = "PostgreSQL (default: ${DEFAULT-VALUE}).")
  private int postgres;

  @Option(
      names = "--command-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Commands (default: ${DEFAULT-VALUE}).")
  private int command;

  @Option(
      names = "--projection-port",
      paramLabel = "PORT",
      defaultValue = "8082",
      description = "Views (default: ${DEFAULT-VALUE}).")
  private int projection;

  @Option(
      names = "--shipping-port",
      paramLabel = "PORT",
      defaultValue = "8083",
      description = "Shipments (default: ${DEFAULT-VALUE}).")
  private int shipping;

  @Option(
      names = "--carrier-port",
      paramLabel = "PORT",
      defaultValue = "8084",
      description = "The stand-in carrier (default: ${DEFAULT-VALUE}).")
  private int carrier;

  Ports ports() {
    return new Ports(kafka, postgres, command, projection, shipping, carrier);
  }
}
