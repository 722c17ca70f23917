package io.jangbu.cli.importer;

/**
 * Text out of a file, as it can be shown: of bounded length, and nothing that drives a terminal.
 */
final class Quoted {

  private static final int SHOWN = 40;

  private Quoted() {}

  static String of(String text) {
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
  }
}
