package io.jangbu.cli;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.PipelineSettings;
import io.jangbu.cli.pipeline.Ports;
import io.jangbu.localservices.Footprint;
import io.jangbu.localservices.carrier.Temperament;
import io.jangbu.testkit.kafka.process.DirectoryLock;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./jangbu reset}: the next {@code up} begins with nothing. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Deletes all orders, events, shipments and logs that `up` keeps between runs.")
final class ResetCommand implements Callable<Integer> {

  /** What {@code up} makes; nothing else in the directory is touched. */
  private static final List<String> MADE_BY_UP =
      List.of("kafka", "postgres", "carrier", "services", "logs");

  @Mixin private DataDirectory data = new DataDirectory();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    Path directory = data.path();
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UncheckedIOException(new NotDirectoryException(directory.toString()));
    }
    if (!Files.isDirectory(directory)) {
      say("There is nothing in " + directory);
      return 0;
    }
    try (DirectoryLock _ = DirectoryLock.take(directory)) {
      // They would write on into what is deleted here.
      LocalPipeline.endLeftovers(
          new PipelineSettings(
              DataDirectory.home(), directory, Ports.FREE, Temperament.flawless()));
      for (String name : MADE_BY_UP) {
        Footprint.delete(directory.resolve(name));
      }
      say("Cleared " + directory);
      return 0;
    } catch (IllegalStateException _) {
      spec.commandLine()
          .getErr()
          .println("`up` runs on " + directory + ": stop it first, with Ctrl-C in its terminal");
      return 1;
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }
}
