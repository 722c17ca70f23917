package io.jangbu.quickstart.importer;

/** Tells a human how far the import is. One task at a time; notes may come between. */
interface Progress {

  /**
   * Starts a task.
   *
   * @param unit what is counted, as it is written after a number, with its space: {@code " orders"}
   * @param unitSize how many steps make one of that unit
   * @param steps how many there will be
   */
  void begin(String task, String unit, long unitSize, long steps);

  void step(long steps);

  void end();

  /** A line of text that stays. */
  void note(String line);
}
