package io.jangbu.localservices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a child wrote last. */
public final class LogFile {

  private static final int LINES = 12;

  private LogFile() {}

  /** The last lines, without those of stack traces; none if there is no such file. */
  public static String end(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("\tat "))
              .toList();
      return String.join(
          System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException _) {
      return "";
    }
  }
}
