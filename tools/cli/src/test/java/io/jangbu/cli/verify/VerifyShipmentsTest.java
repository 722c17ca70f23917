package io.jangbu.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.shipments.SubscriberTables;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code verify --shipments} on a real broker and a real database. */
@Timeout(240)
class VerifyShipmentsTest {

  private static final OrderEvent CREATED =
      new OrderCreated("ada", "EUR", List.of(new Line("ink", 1, 100)), 0, 100);
  private static final OrderEvent PAID = new PaymentProcessed("p-1", 100, "card");

  @TempDir Path directory;

  private LocalKafka kafka;
  private SubscriberTables tables;
  private OrderTopic topic;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() throws Exception {
    kafka = LocalKafka.start(directory.resolve("kafka"));
    tables = SubscriberTables.start(directory).create();
    topic = OrderTopic.create(kafka.bootstrapServers(), "orders", 1);
  }

  @AfterEach
  void stop() {
    topic.close();
    tables.close();
    kafka.close();
  }

  @Test
  void holdsEachShippedOrderAgainstItsShipment() throws Exception {
    shipped("as-it-is", "dhl");
    row("as-it-is", "dhl", "T-1");
    takenIn(3);
    assertThat(verify()).as(out + "\n" + err).isZero();
    assertThat(out.toString()).contains("The shipments are those of the events.");

    String missing = shipped("missing", "dhl");
    String other = shipped("other", "dhl");
    row("other", "ups", "T-2");
    row("invented", "dhl", "T-1");
    takenIn(9);
    assertThat(verify()).as(err.toString()).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            missing + ": has no shipment in the database",
            other + ": its shipment has another carrier",
            other + ": its shipment has another tracking number",
            "shipment of invented: orders.events has no event invented/0000000003",
            "4 findings of shipments.");

    tables.run("DELETE FROM shipments WHERE order_id IN ('other', 'invented')");
    row("other", "dhl", "T-1");
    row("missing", "dhl", "T-1");
    String again = topic.append("other", 4, new OrderShipped("dhl", "T-1"));
    takenIn(10);
    assertThat(verify("--context", "orders")).isEqualTo(1);
    assertThat(out.toString())
        .contains(again + ": is another OrderShipped of its order, after other/0000000003");
  }

  @Test
  void tellsApartWhatWasNotTakenInYet() throws Exception {
    shipped("taken", "dhl");
    row("taken", "dhl", "T-1");
    shipped("later", "dhl");
    takenIn(3);

    assertThat(verify("--timeout", "2")).as(out + "\n" + err).isEqualTo(4);
    assertThat(out.toString())
        .contains("The subscriber has not read all events yet")
        .containsPattern("not taken in yet +1\n");
  }

  @Test
  void saysThatThereIsNoSuchDatabase() throws Exception {
    tables.run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    assertThat(verify()).isEqualTo(2);
    assertThat(err.toString()).contains("--database-url names another");
  }

  private String shipped(String order, String carrier) throws Exception {
    topic.append(order, 1, CREATED);
    topic.append(order, 2, PAID);
    return topic.append(order, 3, new OrderShipped(carrier, "T-1"));
  }

  private void row(String order, String carrier, String trackingNumber) throws Exception {
    tables.run(
        "INSERT INTO shipments (order_id, event_id, carrier, tracking_number) VALUES ('%s', '%s/0000000003', '%s', '%s')"
            .formatted(order, order, carrier, trackingNumber));
  }

  private void takenIn(long offset) throws Exception {
    tables.run(
        "TRUNCATE inbox_topics, inbox_positions",
        "INSERT INTO inbox_topics VALUES ('orders.events', 'an-id')",
        "INSERT INTO inbox_positions (topic, partition, next_offset) VALUES ('orders.events', 0, %d)"
            .formatted(offset));
  }

  private int verify(String... options) {
    out.getBuffer().setLength(0);
    List<String> arguments =
        new ArrayList<>(List.of("--shipments", "--bootstrap-servers", kafka.bootstrapServers()));
    arguments.addAll(tables.options());
    arguments.addAll(List.of(options));
    return new CommandLine(new VerifyCommand(List.of(topic.log)))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }
}
