package io.jangbu.cli.progress;

/** For what is a part of something else that is shown: only its notes are. */
public record QuietProgress(Progress shown) implements Progress {

  @Override
  public void begin(String task, String unit, long unitSize, long steps) {}

  @Override
  public void step(long steps) {}

  @Override
  public void end() {}

  @Override
  public void note(String line) {
    shown.note(line);
  }
}
