package io.jangbu.shop.shipping.inbox;

import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** How far {@code orders.events} was taken in, partition by partition, as the database has it. */
@Repository
class Positions {

  private static final String TOPIC = OrderCodec.TOPICS.events();

  private final JdbcClient jdbc;

  Positions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * That of one partition.
   *
   * @param next the offset of the first record that was not taken in
   * @param chosen whether an operator has set it, and nothing was taken in since
   */
  record Position(long next, boolean chosen) {}

  /**
   * What a batch takes in of one partition.
   *
   * @param from the position before it
   * @param next the position after it
   */
  record Span(int partition, long from, long next) {}

  /** The id of the topic that the positions are of; empty if there are none. */
  Optional<String> topicId() {
    return jdbc.sql("SELECT topic_id FROM inbox_topics WHERE topic = ?")
        .param(TOPIC)
        .query(String.class)
        .optional();
  }

  Map<Integer, Position> all() {
    Map<Integer, Position> all = new HashMap<>();
    jdbc.sql("SELECT partition, next_offset, chosen FROM inbox_positions WHERE topic = ?")
        .param(TOPIC)
        .query(row -> {
          all.put(
              row.getInt("partition"),
              new Position(row.getLong("next_offset"), row.getBoolean("chosen")));
        });
    return all;
  }

  /** Begins with these, in the caller's transaction, unless another instance was faster. */
  boolean begin(String topicId, Map<Integer, Long> next) {
    if (jdbc.sql("INSERT INTO inbox_topics (topic, topic_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
            .param(TOPIC)
            .param(topicId)
            .update()
        == 0) {
      return false;
    }
    add(next);
    return true;
  }

  /** Goes on in a topic that was filled from the one that is noted, in the caller's transaction. */
  boolean replace(String oldId, String newId, Map<Integer, Long> next) {
    if (jdbc.sql("UPDATE inbox_topics SET topic_id = ? WHERE topic = ? AND topic_id = ?")
            .param(newId)
            .param(TOPIC)
            .param(oldId)
            .update()
        == 0) {
      return false;
    }
    jdbc.sql("DELETE FROM inbox_positions WHERE topic = ?").param(TOPIC).update();
    add(next);
    return true;
  }

  /**
   * Moves them on. Runs in the caller's transaction, with all else that a batch leads to.
   *
   * @throws PositionMovedException if one is not where the batch begins: another instance has taken
   *     the records in, or an operator has set it
   */
  void advance(Collection<Span> spans) {
    int moved =
        jdbc.sql(
                """
                UPDATE inbox_positions p
                SET next_offset = s.next_offset, chosen = false, updated_at = now()
                FROM unnest(?, ?, ?) AS s (partition, from_offset, next_offset)
                WHERE p.topic = ? AND p.partition = s.partition AND p.next_offset = s.from_offset
                """)
            .param(column("int4", spans, Span::partition))
            .param(column("int8", spans, Span::from))
            .param(column("int8", spans, Span::next))
            .param(TOPIC)
            .update();
    if (moved < spans.size()) {
      throw new PositionMovedException();
    }
  }

  private void add(Map<Integer, Long> next) {
    jdbc.sql(
            """
            INSERT INTO inbox_positions (topic, partition, next_offset)
            SELECT ?, partition, next_offset FROM unnest(?, ?) AS n (partition, next_offset)
            """)
        .param(TOPIC)
        .param(column("int4", next.entrySet(), Map.Entry::getKey))
        .param(column("int8", next.entrySet(), Map.Entry::getValue))
        .update();
  }

  private static <T> SqlArrayValue column(
      String type, Collection<T> rows, ToLongFunction<T> value) {
    return new SqlArrayValue(type, rows.stream().mapToLong(value).boxed().toArray());
  }
}
