package io.jangbu.cli.projections;

import io.jangbu.cli.options.TokenOption;
import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which service is asked. Any instance will do: all of them follow. */
final class ServiceOption {

  @Option(
      names = "--projection-service",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8082",
      description = "Any instance of the projection service (default: ${DEFAULT-VALUE}).")
  private URI address = URI.create("http://127.0.0.1:8082");

  @Mixin private TokenOption token = new TokenOption();

  ProjectionService service() {
    return new ProjectionService(address, token.token());
  }
}
