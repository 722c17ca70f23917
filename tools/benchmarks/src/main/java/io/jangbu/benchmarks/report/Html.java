package io.jangbu.benchmarks.report;

/** Text in a page. */
final class Html {

  private Html() {}

  /** The text as it is read, whatever is in it. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** An element with that text. */
  static String element(String name, String text) {
    return "<" + name + ">" + escape(text) + "</" + name + ">";
  }
}
