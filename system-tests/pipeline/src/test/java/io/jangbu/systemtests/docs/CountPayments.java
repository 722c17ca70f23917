package io.jangbu.systemtests.docs;

import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Counts in PostgreSQL how often each way of paying was used, from the first order ever on. */
final class CountPayments implements AutoCloseable {

  private static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS payments_seen (event_id text PRIMARY KEY);
      CREATE TABLE IF NOT EXISTS payments (method text PRIMARY KEY, paid bigint NOT NULL)
      """;
  private static final String SEEN =
      "INSERT INTO payments_seen (event_id) VALUES (?) ON CONFLICT DO NOTHING";
  private static final String COUNT =
      """
      INSERT INTO payments (method, paid) VALUES (?, 1)
      ON CONFLICT (method) DO UPDATE SET paid = payments.paid + 1
      """;

  private final OrderCodec codec = new OrderCodec();
  private final Consumer<String, byte[]> events;
  private final Connection database;

  CountPayments(String bootstrapServers, String jdbcUrl, String user, String password)
      throws SQLException {
    events =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                "count-payments",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    database = DriverManager.getConnection(jdbcUrl, user, password);
    database.setAutoCommit(false);
    try (Statement statement = database.createStatement()) {
      statement.execute(TABLES);
    }
    database.commit();
  }

  /** Takes the broker's address, the database's, and its user; the password from PGPASSWORD. */
  public static void main(String... args) throws SQLException {
    String password = System.getenv().getOrDefault("PGPASSWORD", "");
    try (CountPayments subscriber = new CountPayments(args[0], args[1], args[2], password)) {
      subscriber.run();
    }
  }

  /** Runs until {@link #stop} is called from another thread. */
  void run() throws SQLException {
    events.subscribe(List.of(OrderCodec.TOPICS.events()));
    try {
      while (true) {
        for (ConsumerRecord<String, byte[]> event : events.poll(Duration.ofSeconds(1))) {
          take(event);
        }
        // In this order: a crash in between brings events again, and none is left out.
        database.commit();
        events.commitSync();
      }
    } catch (WakeupException _) {
      // stop() was called
    }
  }

  private void take(ConsumerRecord<String, byte[]> event) throws SQLException {
    if (event.value() == null) {
      return; // a tombstone: the event was erased, as the law may ask for
    }
    if (!"PaymentProcessed".equals(CloudEventHeaders.type(event.headers()))) {
      return; // of another type: not even decoded
    }
    try {
      if (codec.decodeEvent(event.value()).payload() instanceof PaymentProcessed payment
          && update(SEEN, event.key()) == 1) {
        update(COUNT, payment.method());
      }
    } catch (MalformedRecordException e) {
      System.err.println("Skipped " + event.key() + ": " + e.getMessage());
    }
  }

  private int update(String sql, String parameter) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setString(1, parameter);
      return statement.executeUpdate();
    }
  }

  void stop() {
    events.wakeup();
  }

  @Override
  public void close() throws SQLException {
    events.close();
    database.close();
  }
}
