package io.jangbu.cli.shipments;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The subscriber's positions in one topic, as its database has them. */
record PositionTable(Connection connection, String topic) {

  boolean exists() throws SQLException {
    try (PreparedStatement asked =
            connection.prepareStatement("SELECT to_regclass('inbox_positions') IS NOT NULL");
        ResultSet answer = asked.executeQuery()) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  /** How many records were taken in, over all partitions; empty if nothing is noted. */
  Optional<Long> read() throws SQLException {
    try (PreparedStatement asked =
        connection.prepareStatement(
            "SELECT count(*), sum(next_offset) FROM inbox_positions WHERE topic = ?")) {
      asked.setString(1, topic);
      try (ResultSet answer = asked.executeQuery()) {
        return answer.next() && answer.getLong(1) > 0
            ? Optional.of(answer.getLong(2))
            : Optional.empty();
      }
    }
  }

  /** Notes them, in the connection's transaction. */
  void set(String topicId, Map<Integer, Long> offsets) throws SQLException {
    try (PreparedStatement noted =
        connection.prepareStatement(
            "INSERT INTO inbox_topics (topic, topic_id) VALUES (?, ?) ON CONFLICT (topic) DO UPDATE"
                + " SET topic_id = excluded.topic_id")) {
      noted.setString(1, topic);
      noted.setString(2, topicId);
      noted.executeUpdate();
    }
    try (PreparedStatement noted =
        connection.prepareStatement(
            "INSERT INTO inbox_positions (topic, partition, next_offset, chosen) VALUES (?, ?, ?,"
                + " true) ON CONFLICT (topic, partition) DO UPDATE SET next_offset ="
                + " excluded.next_offset, chosen = true, updated_at = now()")) {
      for (Map.Entry<Integer, Long> offset : offsets.entrySet()) {
        noted.setString(1, topic);
        noted.setInt(2, offset.getKey());
        noted.setLong(3, offset.getValue());
        noted.addBatch();
      }
      noted.executeBatch();
    }
  }
}
