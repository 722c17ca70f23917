package io.jangbu.projection.view;

/** Hears from the projectors. Called on a Streams thread: must be quick and must not throw. */
public interface ProjectionListener {

  /** From now on this instance projects the partition: its stores here are complete. */
  default void opened(String context, int partition) {}

  /** This instance no longer projects the partition. */
  default void closed(String context, int partition) {}

  /** The view of the stream, and every index beside it, has reached the version. */
  default void applied(String context, String streamId, long version) {}
}
