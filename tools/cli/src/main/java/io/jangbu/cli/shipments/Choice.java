package io.jangbu.cli.shipments;

import static java.util.Objects.requireNonNull;

import io.jangbu.cli.options.ClientConfigOption;
import io.jangbu.cli.options.DatabaseOption;
import io.jangbu.cli.options.RefusedException;
import io.jangbu.kafka.consumer.topics.Offsets;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine;

/** Sets the subscriber's positions to the beginning of the log, or to its end. */
final class Choice {

  private static final String TOPIC = OrderCodec.TOPICS.events();

  private final CommandLine command;
  private final ClientConfigOption client;
  private final DatabaseOption database;

  Choice(CommandLine command, ClientConfigOption client, DatabaseOption database) {
    this.command = command;
    this.client = client;
    this.database = database;
  }

  enum From {
    START,
    NOW
  }

  /** The topic as it is now, and an offset of each partition. */
  private record Log(String id, Map<Integer, Long> offsets) {}

  /** Does it; returns the exit code. */
  int begin(From from) {
    PrintWriter err = command.getErr();
    try {
      Log log = log(from);
      try (Connection connection = database.connect()) {
        set(connection, from, log);
      }
      command
          .getOut()
          .printf(
              "%s is taken in from %s on, in %d partitions (id %s). The subscriber goes on there"
                  + " within seconds, or when it is started.%n",
              TOPIC,
              from == From.START ? "its first event" : "now",
              log.offsets().size(),
              log.id());
      command.getOut().flush();
      return 0;
    } catch (RefusedException e) {
      err.println(e.getMessage());
    } catch (SQLException e) {
      err.println(
          "The database %s cannot be used: %s. --database-url names another."
              .formatted(database.url(), e.getMessage()));
    } catch (ExecutionException | KafkaException e) {
      Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
      err.println(
          "Kafka at %s cannot be asked: %s"
              .formatted(client.bootstrapServers(), cause.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      err.println("Interrupted before anything was done.");
    }
    err.flush();
    return 1;
  }

  private Log log(From from) throws ExecutionException, InterruptedException {
    Map<String, Object> settings = client.settings(command);
    settings.put("default.api.timeout.ms", 20_000);
    settings.put("request.timeout.ms", 10_000);
    try (Admin admin = Admin.create(settings)) {
      TopicDescription topic =
          requireNonNull(admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC));
      OffsetSpec which = from == From.START ? OffsetSpec.earliest() : OffsetSpec.latest();
      List<TopicPartition> partitions =
          topic.partitions().stream()
              .map(each -> new TopicPartition(TOPIC, each.partition()))
              .toList();
      Map<Integer, Long> offsets = new TreeMap<>();
      // What a transaction holds back is not shipped yet.
      Offsets.of(admin, partitions, which, IsolationLevel.READ_COMMITTED)
          .forEach((partition, offset) -> offsets.put(partition.partition(), offset));
      return new Log(topic.topicId().toString(), offsets);
    }
  }

  private void set(Connection connection, From from, Log log)
      throws SQLException, RefusedException {
    connection.setAutoCommit(false);
    PositionTable table = new PositionTable(connection, TOPIC);
    if (!table.exists()) {
      throw new RefusedException(
          "The database %s has no tables of the shipping subscriber. Start it once: it makes them, and waits for this command."
              .formatted(database.url()));
    }
    Optional<Long> read = table.read();
    if (from == From.NOW && read.isPresent()) {
      throw new RefusedException(
          "The database %s has positions of %s, so that from-now would leave out what was not taken in yet. Start the subscriber: it goes on where it was."
              .formatted(database.url(), TOPIC));
    }
    table.set(log.id(), log.offsets());
    connection.commit();
  }
}
