package io.jangbu.cli.erase.proof;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How a text may stand in JSON, without its quotation marks. */
final class JsonForms {

  private static final Map<Character, String> SHORT =
      Map.of(
          '"', "\\\"", '\\', "\\\\", '\b', "\\b", '\f', "\\f", '\n', "\\n", '\r', "\\r", '\t',
          "\\t");

  private JsonForms() {}

  /**
   * The text itself, and what becomes of it where characters are escaped: those that must be, or
   * all beyond ASCII, too, with digits in lower or upper case.
   */
  static Set<String> of(String text) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(text);
    forms.add(escaped(text, Character.MAX_VALUE, "\\u%04x"));
    forms.add(escaped(text, '\u007f', "\\u%04x"));
    forms.add(escaped(text, Character.MAX_VALUE, "\\u%04X"));
    forms.add(escaped(text, '\u007f', "\\u%04X"));
    return forms;
  }

  private static String escaped(String text, char last, String format) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      String brief = SHORT.get(each);
      if (brief != null) {
        escaped.append(brief);
      } else if (each < ' ' || each > last) {
        escaped.append(format.formatted((int) each));
      } else {
        escaped.append(each);
      }
    }
    return escaped.toString();
  }
}
