package io.jangbu.cli.pipeline;

import io.jangbu.localservices.Footprint;
import io.jangbu.localservices.carrier.Temperament;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one pipeline of the test run, on free ports and with a carrier without moods. Its
 * services log JSON, all that they have to say, and send the traces that a test begins to the
 * {@link SpanReceiver}, which tests are given too.
 */
public final class RunningPipeline implements ParameterResolver {

  private record Started(Path directory, LocalPipeline pipeline, SpanReceiver spans, Logs logs)
      implements AutoCloseable {

    static Started now() {
      try {
        Path directory = Files.createTempDirectory("jangbu-tests");
        SpanReceiver spans = SpanReceiver.start();
        PipelineSettings settings =
            new PipelineSettings(
                Path.of("../.."), directory, Ports.FREE, Temperament.flawless(), watched(spans));
        return new Started(
            directory,
            LocalPipeline.start(settings, Announcements.none()),
            spans,
            new Logs(settings));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Map<String, String> watched(SpanReceiver spans) {
      return Map.of(
          "management.tracing.export.enabled", "true",
          "management.tracing.sampling.probability", "0",
          "management.opentelemetry.tracing.export.otlp.endpoint", spans.url().toString(),
          "management.opentelemetry.tracing.export.schedule-delay", "100ms",
          "logging.structured.format.file", "ecs",
          "logging.level.io.jangbu", "DEBUG",
          "logging.logback.rollingpolicy.max-file-size", "1GB");
    }

    Object part(Class<?> type) {
      return type == LocalPipeline.class ? pipeline : type == Logs.class ? logs : spans;
    }

    @Override
    public void close() {
      pipeline.close();
      spans.close();
      Footprint.delete(directory);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return Set.of(LocalPipeline.class, SpanReceiver.class, Logs.class)
        .contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(RunningPipeline.class))
        .computeIfAbsent(Started.class, _ -> Started.now(), Started.class)
        .part(parameter.getParameter().getType());
  }
}
