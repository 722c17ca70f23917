package io.jangbu.quickstart.pipeline;

import io.jangbu.localservices.Footprint;
import io.jangbu.localservices.carrier.Temperament;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one pipeline of the test run, on free ports and with a carrier without moods. */
public final class RunningPipeline implements ParameterResolver {

  private record Started(Path directory, LocalPipeline pipeline) implements AutoCloseable {

    static Started now() {
      try {
        Path directory = Files.createTempDirectory("jangbu-tests");
        return new Started(
            directory,
            LocalPipeline.start(
                new PipelineSettings(Path.of(".."), directory, Ports.FREE, Temperament.flawless()),
                Announcements.none()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      pipeline.close();
      Footprint.delete(directory);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == LocalPipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(RunningPipeline.class))
        .computeIfAbsent(Started.class, _ -> Started.now(), Started.class)
        .pipeline();
  }
}
