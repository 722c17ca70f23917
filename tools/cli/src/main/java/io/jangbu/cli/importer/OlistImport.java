package io.jangbu.cli.importer;

import io.jangbu.cli.importer.ImportRun.Ending;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.testkit.kafka.files.FileFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One import from its beginning to its report. */
final class OlistImport {

  /** Opens the way to the pipeline, once it is known that there is something to send. */
  interface PipelineOpening {
    Pipeline open() throws CannotStartException;
  }

  private final Path directory;
  private final Path temp;
  private final PipelineOpening opening;
  private final Duration timeout;
  private final Progress progress;
  private final BrokenRows broken;
  private final StopSignal stop;
  private final PrintWriter out;

  OlistImport(
      Path directory,
      Path temp,
      PipelineOpening opening,
      Duration timeout,
      Progress progress,
      @Nullable PrintWriter errors,
      StopSignal stop,
      PrintWriter out) {
    this.directory = directory;
    this.temp = temp;
    this.opening = opening;
    this.timeout = timeout;
    this.progress = progress;
    this.broken = new BrokenRows(progress, errors);
    this.stop = stop;
    this.out = out;
  }

  /**
   * Imports, and prints the report.
   *
   * @throws CannotStartException if nothing was sent, because something is missing
   */
  ExitCode run() throws CannotStartException {
    OlistFiles files = OlistFiles.in(directory);
    try (Pipeline pipeline = opening.open();
        SortedRows rows = SortedRows.below(temp)) {
      long orders = new RowSorter(files, rows, broken, progress, stop).sort();
      if (stop.requested()) {
        progress.note("Stopped before anything was sent.");
        return ExitCode.STOPPED;
      }
      return send(new OrderJoin(rows, files, broken, progress), orders, pipeline);
    } catch (IOException e) {
      throw new CannotStartException(
          "The files cannot be read and sorted: " + FileFault.sentence(e));
    }
  }

  private ExitCode send(OrderJoin orders, long count, Pipeline pipeline) {
    Tally tally = new Tally();
    long start = System.nanoTime();
    progress.begin("Importing", " orders", 1, count);
    ImportRun run = new ImportRun(orders, pipeline, tally, progress, stop, timeout);
    Ending ending;
    try {
      ending = run.run();
      progress.end();
    } catch (PipelineException | IOException e) {
      progress.end();
      progress.note(FileFault.sentence(e));
      ending = Ending.BROKEN_OFF;
    }
    new ImportReport(out).print(tally, broken, Duration.ofNanos(System.nanoTime() - start));
    return conclude(ending, tally);
  }

  private ExitCode conclude(Ending ending, Tally tally) {
    String again = "It is safe to run the import again: what was done is not done twice.";
    switch (ending) {
      case COMPLETE -> {}
      case NO_ANSWER ->
          progress.note(
              "No answer for "
                  + timeout.toSeconds()
                  + " s to "
                  + tally.unansweredCount()
                  + " commands, and what follows them was not sent."
                  + " Is the command service running? "
                  + again);
      case BROKEN_OFF -> progress.note(again);
      case STOPPED ->
          progress.note(
              "Stopped; "
                  + tally.unansweredCount()
                  + " commands are still to be answered. "
                  + again);
    }
    return switch (ending) {
      case STOPPED -> ExitCode.STOPPED;
      case COMPLETE -> broken.any() ? ExitCode.FINDINGS : ExitCode.DONE;
      case NO_ANSWER, BROKEN_OFF -> ExitCode.FINDINGS;
    };
  }
}
