package io.jangbu.cli.pipeline;

import java.time.Duration;
import java.util.List;

/** Keeps the notes of a pipeline in a list of the test's. */
public record RecordedNotes(List<String> notes) implements Announcements {

  @Override
  public void starting(String what) {}

  @Override
  public void ready(String what, Duration took) {}

  @Override
  public void note(String line) {
    notes.add(line);
  }
}
