package io.jangbu.projection.memory;

/** There is no room for the first item of a share now: it is read again when there is. */
final class NoRoomException extends RuntimeException {

  NoRoomException() {
    super("no room for another answer", null, false, false);
  }
}
