package io.jangbu.cli.importer;

import io.jangbu.core.StreamId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row: its fields by the names of their columns, each read as what the column holds. */
final class Row {

  /** Up to 10 billion: ten thousand such amounts still add up in a long. */
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,2})?");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final int LONGEST_TEXT = 200;

  private final Header header;
  private final List<String> fields;

  private Row(Header header, List<String> fields) {
    this.header = header;
    this.fields = fields;
  }

  /**
   * Takes a line apart.
   *
   * @throws BrokenRowException if it has not as many fields as the file has columns
   */
  static Row parse(Header header, String line) throws BrokenRowException {
    List<String> fields = CsvLine.fields(line);
    if (fields.size() != header.columns()) {
      throw new BrokenRowException(
          fields.size() + " columns where the file has " + header.columns());
    }
    return new Row(header, fields);
  }

  /** Any text but none. */
  String text(String column) throws BrokenRowException {
    String text = optionalText(column);
    if (text.isEmpty()) {
      throw new BrokenRowException(column + " is empty");
    }
    if (text.length() > LONGEST_TEXT) {
      throw new BrokenRowException(column + " is longer than " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  /** An id of the form that all ids of the pipeline have. */
  String id(String column) throws BrokenRowException {
    String id = text(column);
    if (!StreamId.isValid(id)) {
      throw broken(column, "an id of 1 to 64 letters, digits, _ and -", id);
    }
    return id;
  }

  int number(String column) throws BrokenRowException {
    String number = text(column);
    if (!NUMBER.matcher(number).matches()) {
      throw broken(column, "a whole number", number);
    }
    return Integer.parseInt(number);
  }

  /** An amount of at least 0, in cents, exactly as it stands. */
  long cents(String column) throws BrokenRowException {
    String amount = text(column);
    if (!AMOUNT.matcher(amount).matches()) {
      throw broken(column, "an amount such as 109.90", amount);
    }
    return new BigDecimal(amount).movePointRight(2).longValueExact();
  }

  Instant time(String column) throws BrokenRowException {
    String time = text(column);
    try {
      return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      throw broken(column, "a time such as 2017-10-02 10:56:33", time);
    }
  }

  /** A time, or null where the field is empty: it has not happened. */
  @Nullable Instant optionalTime(String column) throws BrokenRowException {
    return optionalText(column).isEmpty() ? null : time(column);
  }

  private String optionalText(String column) throws BrokenRowException {
    String text = fields.get(header.place(column)).strip();
    if (text.indexOf('\uFFFD') >= 0) {
      throw new BrokenRowException(column + " is not UTF-8");
    }
    return text;
  }

  private static BrokenRowException broken(String column, String expected, String found) {
    return new BrokenRowException("%s is not %s: %s".formatted(column, expected, Quoted.of(found)));
  }
}
