package io.jangbu.command.state;

/** A part of a rebuild, which takes many slices. */
interface Phase extends AutoCloseable {

  /**
   * Goes on where the slice before has stopped.
   *
   * @return whether it is done
   */
  boolean goOn(Slice slice);

  @Override
  void close();
}
