package io.jangbu.benchmarks;

import io.jangbu.benchmarks.report.BenchmarkReport;
import io.jangbu.benchmarks.report.HtmlReport;
import io.jangbu.benchmarks.report.JsonReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a report was written. */
record ReportFiles(Path json, Path html) {

  /**
   * Makes the directory if it is missing.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  static void prepare(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text of a report that was written before.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  static String read(Path json) {
    try {
      return Files.readString(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes it into the directory, in place of an earlier one. */
  static ReportFiles write(BenchmarkReport report, Path directory) {
    prepare(directory);
    try {
      return new ReportFiles(
          Files.writeString(directory.resolve("report.json"), JsonReport.of(report)),
          Files.writeString(directory.resolve("report.html"), HtmlReport.of(report)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
