package io.jangbu.cli.erase.proof;

import io.jangbu.cli.options.DatabaseOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks through all columns with text that the subscriber's database has. */
record TableSearch(DatabaseOption database, Wanted wanted) {

  /** Not what the migration tool notes of itself. */
  private static final String COLUMNS =
      """
      SELECT table_name, column_name
      FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
        AND table_name NOT LIKE 'flyway%'
        AND data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'xml', 'ARRAY')
      ORDER BY table_name, ordinal_position
      """;

  private static final String KEYS =
      """
      SELECT column_name
      FROM information_schema.table_constraints
        JOIN information_schema.key_column_usage USING (constraint_schema, constraint_name, table_name)
      WHERE constraint_schema = current_schema() AND constraint_type = 'PRIMARY KEY' AND table_name = ?
      ORDER BY key_column_usage.ordinal_position
      """;

  private static final int ROWS_AT_A_TIME = 10_000;

  /**
   * Looks through all rows there are.
   *
   * @return of the tables with one of the texts
   * @throws SQLException if there is no such database, or it has no tables
   */
  List<Found> run() throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      Map<String, List<String>> tables = tables(connection);
      if (tables.isEmpty()) {
        throw new SQLException("it has no tables");
      }
      List<Found> all = new ArrayList<>();
      for (var table : tables.entrySet()) {
        Found found = look(connection, table.getKey(), table.getValue());
        if (found.records() > 0) {
          all.add(found);
        }
      }
      return all;
    }
  }

  private static Map<String, List<String>> tables(Connection connection) throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (Statement asked = connection.createStatement();
        ResultSet row = asked.executeQuery(COLUMNS)) {
      while (row.next()) {
        tables.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
      }
    }
    return tables;
  }

  private static List<String> keys(Connection connection, String table) throws SQLException {
    List<String> keys = new ArrayList<>();
    try (PreparedStatement asked = connection.prepareStatement(KEYS)) {
      asked.setString(1, table);
      try (ResultSet row = asked.executeQuery()) {
        while (row.next()) {
          keys.add(row.getString(1));
        }
      }
    }
    return keys;
  }

  private Found look(Connection connection, String table, List<String> columns)
      throws SQLException {
    List<String> keys = keys(connection, table);
    String query =
        Stream.concat(columns.stream(), keys.stream())
            .map(column -> quoted(column) + "::text")
            .collect(Collectors.joining(", ", "SELECT ", " FROM " + quoted(table)));
    Found.Tally tally = new Found.Tally();
    try (Statement asked = connection.createStatement()) {
      asked.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet row = asked.executeQuery(query)) {
        while (row.next()) {
          List<@Nullable String> cells = cells(row, 0, columns.size());
          if (wanted.concerns(cells)) {
            tally.stands(
                place(table, columns, cells, keys, cells(row, columns.size(), keys.size())));
          }
        }
      }
    }
    return tally.found(table + " (database)", "");
  }

  private static List<@Nullable String> cells(ResultSet row, int from, int number)
      throws SQLException {
    List<@Nullable String> cells = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      cells.add(row.getString(from + i));
    }
    return cells;
  }

  /** Such as {@code shipments.tracking_number of order_id=o-1}. */
  private String place(
      String table,
      List<String> columns,
      List<@Nullable String> cells,
      List<String> keys,
      List<@Nullable String> key) {
    List<String> with = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (wanted.mentions(cells.get(i))) {
        with.add(columns.get(i));
      }
    }
    List<String> named = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      named.add(keys.get(i) + "=" + key.get(i));
    }
    return "%s.%s of %s"
        .formatted(
            table,
            String.join(", ", with),
            named.isEmpty() ? "a row without a key" : String.join(", ", named));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
