package io.jangbu.command.engine;

import static io.jangbu.command.engine.Pipeline.CODEC;
import static io.jangbu.command.engine.Pipeline.command;
import static io.jangbu.command.engine.Pipeline.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.domain.CommandResult;
import io.jangbu.domain.Decider;
import io.jangbu.domain.Decision;
import io.jangbu.domain.order.Line;
import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderCommand.CreateOrder;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.schemas.CloudEventHeaders;
import io.jangbu.schemas.TopicSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeadLetterTest {

  private static final CreateOrder CREATE =
      new CreateOrder("c-1", "EUR", List.of(new Line("book", 2, 1_000)), 500);

  @TempDir private Path state;

  static Stream<Arguments> garbage() {
    byte[] command = CODEC.encodeCommand(command("o-1", CREATE));
    byte[] unknownSchema = command.clone();
    unknownSchema[5] ^= 1;
    return Stream.of(
        Arguments.of("no Avro", record("o-1", "hello".getBytes(UTF_8)), "not decodable"),
        Arguments.of("empty", record("o-1", new byte[0]), "not decodable"),
        Arguments.of("unknown schema", record("o-1", unknownSchema), "not decodable"),
        Arguments.of(
            "a result in place of a command",
            record("o-1", CODEC.encodeResult(someResult())),
            "not decodable"),
        Arguments.of("another key", record("o-2", command), "key"),
        Arguments.of("no key", new TestRecord<byte[], byte[]>(null, command), "key"),
        Arguments.of(
            "no value", new TestRecord<byte[], byte[]>("o-1".getBytes(UTF_8), null), "no value"),
        Arguments.of("a bad order id", record("o/1", badOrderId()), "1 to 64"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("garbage")
  void putsAsideWhatIsNoCommandAndGoesOn(
      String name, TestRecord<byte[], byte[]> garbage, String reason) {
    try (Pipeline pipeline = new Pipeline(state)) {
      garbage.headers().add("sender", "somebody".getBytes(UTF_8));
      pipeline.send(garbage);

      TestRecord<byte[], byte[]> letter = pipeline.deadLetters().getFirst();
      assertThat(letter.key()).isEqualTo(garbage.key());
      assertThat(letter.value()).isEqualTo(garbage.value());
      assertThat(header(letter, "sender")).isEqualTo("somebody");
      assertThat(header(letter, "dlt-reason")).contains(reason);
      assertThat(header(letter, "dlt-topic")).isEqualTo("orders.commands");
      assertThat(header(letter, "dlt-partition")).isEqualTo("0");
      assertThat(header(letter, "dlt-offset")).isEqualTo("0");
      assertThat(header(letter, "dlt-trace")).contains("MalformedRecordException");
      assertThat(pipeline.hasNoResult()).isTrue();
      assertThat(pipeline.send(command("o-1", CREATE)).accepted()).isTrue();
    }
  }

  @Test
  void leavesTheBytesOfARecordThatFitsInNoTopicWhereTheyAre() {
    try (Pipeline pipeline = new Pipeline(state)) {
      TestRecord<byte[], byte[]> huge = record("o-1", new byte[TopicSettings.MAX_COMMAND_BYTES]);
      huge.headers().add("sender", "somebody".getBytes(UTF_8));
      pipeline.send(huge);

      TestRecord<byte[], byte[]> letter = pipeline.deadLetters().getFirst();
      assertThat(letter.value()).isNull();
      assertThat(header(letter, "dlt-reason")).contains("more than the 2097152");
      assertThat(header(letter, "dlt-offset")).isEqualTo("0");
      assertThat(header(letter, "sender")).isEmpty();
    }
  }

  @Test
  void putsAsideACommandOnWhichTheDeciderFails() {
    try (Pipeline pipeline = new Pipeline(state, new FaultyDecider())) {
      pipeline.send(record(command("o-1", new OrderCommand.CancelOrder("boom"))));

      assertThat(header(pipeline.deadLetters().getFirst(), "dlt-reason")).isEqualTo("a fault");
      assertThat(pipeline.send(command("o-1", CREATE)).accepted()).isTrue();
      assertThat(pipeline.events()).hasSize(1);
    }
  }

  @Test
  void writesNothingOfACommandWhoseStateCannotBeKept() {
    try (Pipeline pipeline = new Pipeline(state, new FaultyDecider())) {
      pipeline.send(command("o-1", CREATE));
      pipeline.send(record(command("o-1", new OrderCommand.ProcessPayment("p-1", 2_500, "card"))));

      assertThat(pipeline.deadLetters()).hasSize(1);
      assertThat(pipeline.events()).hasSize(1);
      assertThat(pipeline.hasNoResult()).isTrue();
      assertThat(pipeline.send(command("o-1", new OrderCommand.ShipOrder("post", null))).code())
          .isEqualTo("NOT_PAID");
    }
  }

  private static CommandResult someResult() {
    return new CommandResult(
        UUID.randomUUID(), "o-1", CommandResult.Outcome.ACCEPTED, 1, List.of(), null, null);
  }

  private static byte[] badOrderId() {
    var avro =
        new io.jangbu.orders.OrderCommand(
            UUID.randomUUID(), "o/1", null, null, null, new io.jangbu.orders.ConfirmDelivery());
    return new io.jangbu.schemas.SingleObject<>(io.jangbu.orders.OrderCommand.class).encode(avro);
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    String text = CloudEventHeaders.text(record.headers(), name);
    return text == null ? "" : text;
  }

  /** A decider with a fault in deciding one command, and one in evolving another's event. */
  private static final class FaultyDecider implements Decider<OrderCommand, OrderEvent, Order> {
    private final OrderDecider sound = new OrderDecider();

    @Override
    public Order initialState() {
      return sound.initialState();
    }

    @Override
    public Decision<OrderEvent> decide(OrderCommand command, Order state) {
      if (command instanceof OrderCommand.CancelOrder) {
        throw new IllegalStateException("a fault");
      }
      return sound.decide(command, state);
    }

    @Override
    @SuppressWarnings("NullAway") // a state that no codec can write is the fault
    public Order evolve(Order state, OrderEvent event) {
      if (event instanceof OrderEvent.PaymentProcessed && state instanceof Order.Created created) {
        return new Order.Paid(created.purchase(), new Order.Payment("p-1", 1, null));
      }
      return sound.evolve(state, event);
    }
  }
}
