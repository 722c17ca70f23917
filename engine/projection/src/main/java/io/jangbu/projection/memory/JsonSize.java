package io.jangbu.projection.memory;

import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many bytes something has as JSON, written to nowhere. What an answer holds takes two to three
 * times as much of the heap, whether it is one long text or many short ones; by its stored bytes it
 * may be forty times as much, as with lines of four bytes each.
 */
final class JsonSize {

  private JsonSize() {}

  static long of(Object item, JsonMapper json) {
    Counting counting = new Counting();
    json.writeValue(counting, item);
    return counting.bytes;
  }

  private static final class Counting extends OutputStream {

    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes += length;
    }
  }
}
