package io.jangbu.cli.importer;

import io.jangbu.cli.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a human would have seen. */
final class RecordedProgress implements Progress {

  final List<String> notes = new ArrayList<>();
  long steps;
  long done;

  @Override
  public void begin(String task, String unit, long unitSize, long steps) {
    this.steps = steps;
    done = 0;
  }

  @Override
  public void step(long steps) {
    done += steps;
  }

  @Override
  public void end() {}

  @Override
  public void note(String line) {
    notes.add(line);
  }
}
