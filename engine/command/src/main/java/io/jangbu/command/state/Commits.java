package io.jangbu.command.state;

/** Counts the commits of the thread that asks: what it wrote before the last one is in the log. */
@FunctionalInterface
public interface Commits {
  long count();
}
