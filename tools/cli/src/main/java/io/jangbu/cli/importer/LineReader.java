package io.jangbu.cli.importer;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, without the mark that some programs put at its beginning and without their
 * ends. No file makes this take more memory than one line: what is beyond {@link #LONGEST} is cut.
 */
final class LineReader implements Closeable {

  /** In characters. A line of more is returned one character longer than this. */
  static final int LONGEST = 64 << 10;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final BufferedReader reader;
  private final StringBuilder line = new StringBuilder();
  private long number;

  LineReader(Reader reader) {
    this.reader = new BufferedReader(reader, 64 << 10);
  }

  /** The number of the line read last, from 1. */
  long number() {
    return number;
  }

  /** The next line, null at the end. */
  @Nullable String next() throws IOException {
    line.setLength(0);
    int c = reader.read();
    if (number == 0 && c == BYTE_ORDER_MARK) {
      c = reader.read();
    }
    if (c < 0) {
      return null;
    }
    number++;
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() <= LONGEST) {
        line.append((char) c);
      }
    }
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
