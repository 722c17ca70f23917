package io.jangbu.shop.shipping.inbox;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The ids of all events that were ever taken in. */
@Repository
class Inbox {

  private final JdbcClient jdbc;

  Inbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether none was ever. */
  boolean isEmpty() {
    return jdbc.sql("SELECT NOT EXISTS (SELECT FROM inbox)").query(Boolean.class).single();
  }

  /**
   * Takes in events. Runs in the caller's transaction, together with what they lead to. Where
   * another instance takes in the same event at the same time, this waits for its commit.
   *
   * @return those that had not been taken in before; only they may be acted upon
   */
  Set<String> takeIn(List<String> eventIds) {
    // In order, so that two instances that take in the same events do not wait for each other.
    return jdbc.sql(
            """
            INSERT INTO inbox (event_id)
            SELECT DISTINCT event_id FROM unnest(?) AS event_id ORDER BY event_id
            ON CONFLICT DO NOTHING
            RETURNING event_id
            """)
        .param(new SqlArrayValue("text", eventIds.toArray()))
        .query((row, _) -> row.getString("event_id"))
        .set();
  }
}
