package io.jangbu.cli.importer;

import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.progress.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An import that has run, and what it said. */
record Importing(ExitCode exit, String report, List<String> notes) {

  static Importing of(Path shop, Path temp, Pipeline pipeline, Duration timeout) throws Exception {
    StringWriter out = new StringWriter();
    RecordedProgress progress = new RecordedProgress();
    try (StopSignal stop = StopSignal.onShutdown("")) {
      ExitCode exit =
          new OlistImport(
                  shop, temp, () -> pipeline, timeout, progress, null, stop, new PrintWriter(out))
              .run();
      return new Importing(exit, out.toString(), progress.notes);
    }
  }

  /** The report's rows with single spaces, so that tests need not count columns. */
  List<String> rows() {
    return report.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }
}
