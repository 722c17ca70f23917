package io.jangbu.localservices.carrier;

import static java.util.Objects.requireNonNullElse;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The carrier as a program of its own, for containers. All it needs is in its environment:
 *
 * <ul>
 *   <li>{@code CARRIER_ADDRESS} (127.0.0.1) and {@code CARRIER_PORT} (8084): where it listens
 *   <li>{@code CARRIER_DIRECTORY} (state/carrier): where it remembers what it accepted
 *   <li>{@code CARRIER_SLOW}, {@code CARRIER_FAILING}, {@code CARRIER_REFUSING}: shares from 0 to
 *       1, and {@code CARRIER_PAUSE_MS}, how slow, as {@link Temperament} has them; realistic if
 *       not given
 * </ul>
 */
final class CarrierProgram {

  private final Map<String, String> environment;

  private CarrierProgram(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs until the process is told to stop. */
  static void main() throws InterruptedException {
    CarrierProgram program = new CarrierProgram(System.getenv());
    StandInCarrier carrier = program.start();
    Runtime.getRuntime().addShutdownHook(new Thread(carrier::close));
    System.out.println("The stand-in carrier listens on port " + carrier.url().getPort());
    new CountDownLatch(1).await();
  }

  private StandInCarrier start() {
    return StandInCarrier.start(
        new InetSocketAddress(
            text("CARRIER_ADDRESS", "127.0.0.1"), Integer.parseInt(text("CARRIER_PORT", "8084"))),
        Path.of(text("CARRIER_DIRECTORY", "state/carrier")),
        temperament());
  }

  private Temperament temperament() {
    Temperament usual = Temperament.realistic();
    return new Temperament(
        share("CARRIER_SLOW", usual.slow()),
        share("CARRIER_FAILING", usual.failing()),
        share("CARRIER_REFUSING", usual.refusing()),
        Duration.ofMillis(
            Long.parseLong(text("CARRIER_PAUSE_MS", String.valueOf(usual.pause().toMillis())))));
  }

  private double share(String name, double usual) {
    return Double.parseDouble(text(name, String.valueOf(usual)));
  }

  private String text(String name, String usual) {
    return requireNonNullElse(environment.get(name), usual);
  }
}
