package io.jangbu.benchmarks.peer;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Decision;
import io.jangbu.core.EventEnvelope;
import io.jangbu.localservices.Postgres;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * An event store as one writes it by hand in PostgreSQL, over one connection: load the stream, fold
 * it, decide, insert.
 *
 * <p>Its writers do not lock each other out: the primary key refuses the version that another one
 * has taken. So the read needs no transaction, and a command costs two round trips and one commit.
 * It has less to do than the pipeline: it does not remember commands and publishes nothing.
 */
final class EventStore implements AutoCloseable {

  private static final String EVENTS =
      """
      CREATE TABLE events (
        stream_id   text   NOT NULL,
        version     bigint NOT NULL,
        event       bytea  NOT NULL,
        PRIMARY KEY (stream_id, version)
      )\
      """;

  /** That a unique key is taken. */
  private static final String UNIQUE_VIOLATION = "23505";

  private static final OrderCodec CODEC = new OrderCodec();
  private static final OrderDecider DECIDER = new OrderDecider();

  private final Connection connection;
  private final PreparedStatement load;
  private final PreparedStatement insert;

  private EventStore(Connection connection) throws SQLException {
    this.connection = connection;
    load =
        connection.prepareStatement(
            "SELECT version, event FROM events WHERE stream_id = ? ORDER BY version");
    insert = connection.prepareStatement("INSERT INTO events VALUES (?, ?, ?)");
  }

  /** Makes the table. */
  static void create(Postgres postgres) throws SQLException {
    try (Connection connection = connection(postgres, "");
        Statement statement = connection.createStatement()) {
      statement.execute(EVENTS);
    }
  }

  /**
   * Connects; each statement is its own transaction and is prepared in the server from the first.
   */
  static EventStore connect(Postgres postgres) throws SQLException {
    return new EventStore(connection(postgres, "?prepareThreshold=1"));
  }

  private static Connection connection(Postgres postgres, String options) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl() + options, Postgres.USER, postgres.password());
  }

  /**
   * Executes a command.
   *
   * @return false if another writer was faster, and the command is to be tried again
   * @throws IllegalStateException if the decider refuses it
   */
  boolean execute(CommandEnvelope<OrderCommand> command) throws SQLException {
    Order order = DECIDER.initialState();
    long version = 0;
    load.setString(1, command.streamId());
    try (ResultSet events = load.executeQuery()) {
      while (events.next()) {
        version = events.getLong(1);
        order = DECIDER.evolve(order, CODEC.decodeEvent(events.getBytes(2)).payload());
      }
    }
    return switch (DECIDER.decide(command.payload(), order)) {
      case Decision.Accepted<OrderEvent>(var events) -> {
        for (OrderEvent event : events) {
          version++;
          if (!append(envelope(command, version, event))) {
            yield false;
          }
        }
        yield true;
      }
      case Decision.Rejected<OrderEvent> rejected ->
          throw new IllegalStateException("refused: " + rejected);
    };
  }

  private static EventEnvelope<OrderEvent> envelope(
      CommandEnvelope<OrderCommand> command, long version, OrderEvent event) {
    Instant now = Instant.now();
    String id = command.commandId().toString();
    return new EventEnvelope<>(command.streamId(), version, now, now, id, id, event);
  }

  private boolean append(EventEnvelope<OrderEvent> event) throws SQLException {
    insert.setString(1, event.streamId());
    insert.setLong(2, event.version());
    insert.setBytes(3, CODEC.encodeEvent(event));
    try {
      insert.executeUpdate();
      return true;
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
