package io.jangbu.cli.verify;

import io.jangbu.cli.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a human would have seen, and does something at the first step. */
final class RecordedProgress implements Progress {

  final List<String> notes = new ArrayList<>();
  long steps;
  long done;
  private final Runnable atFirstStep;

  RecordedProgress(Runnable atFirstStep) {
    this.atFirstStep = atFirstStep;
  }

  @Override
  public void begin(String task, String unit, long unitSize, long steps) {
    this.steps = steps;
  }

  @Override
  public void step(long steps) {
    if (done == 0) {
      atFirstStep.run();
    }
    done += steps;
  }

  @Override
  public void end() {}

  @Override
  public void note(String line) {
    notes.add(line);
  }
}
