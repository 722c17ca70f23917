package io.jangbu.cli.demo;

import io.jangbu.cli.options.AccessToken;
import io.jangbu.cli.options.TokenOption;
import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which services the shop is. */
final class ServicesOption {

  @Option(
      names = "--command-service",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "Any instance of the command service (default: ${DEFAULT-VALUE}).")
  private URI commands = URI.create("http://127.0.0.1:8081");

  @Option(
      names = "--projection-service",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8082",
      description = "Any instance of the projection service (default: ${DEFAULT-VALUE}).")
  private URI views = URI.create("http://127.0.0.1:8082");

  @Mixin private TokenOption token = new TokenOption();

  AccessToken token() {
    return token.token();
  }

  URI commands() {
    return commands;
  }

  URI views() {
    return views;
  }
}
