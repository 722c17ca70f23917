package io.jangbu.cli.importer;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One line of CSV (RFC 4180). Each line is read on its own: no column of these files holds a line
 * break, and so a quote that is never closed breaks its own row and not the rest of the file.
 */
final class CsvLine {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private CsvLine() {}

  /**
   * The fields of a line.
   *
   * @throws BrokenRowException if it is longer than any row can be, or its quotes do not match
   */
  static List<String> fields(String line) throws BrokenRowException {
    if (line.length() > LineReader.LONGEST) {
      throw new BrokenRowException("longer than " + LineReader.LONGEST + " characters");
    }
    try (CSVParser parser =
        CSVParser.builder().setReader(new StringReader(line)).setFormat(FORMAT).get()) {
      Iterator<CSVRecord> records = parser.iterator();
      return records.hasNext() ? records.next().toList() : List.of("");
    } catch (IOException | UncheckedIOException _) {
      throw new BrokenRowException("its quotes do not match");
    }
  }

  /** The field at that place, as well as it can be told where {@link #fields} fails. */
  static String guess(String line, int place) {
    String[] fields = line.split(",", place + 2);
    return place < fields.length ? fields[place].replace("\"", "").strip() : "";
  }
}
