package io.jangbu.command.engine;

import static io.jangbu.command.engine.Processes.CARTS;
import static io.jangbu.command.engine.Processes.ORDERS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jangbu.command.hosted.Hosted;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.process.ProcessStep;
import io.jangbu.shop.command.order.OrderSample;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.cart.CartEvent.ProductAddedToCart;
import io.jangbu.shop.domain.cart.CartEvent.ProductRemovedFromCart;
import io.jangbu.shop.domain.cart.CartEvent.QuantityChanged;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTest {

  @TempDir private Path state;
  private Processes processes;

  @BeforeEach
  void open() {
    processes = new Processes(state);
  }

  @AfterEach
  void close() {
    processes.close();
  }

  @Test
  void sendsWhatFollowsFromWhatHasHappenedAndHearsOfItsResult() {
    processes.pipeline.send(CARTS, "cart-1", new AddProductToCart("mug", 2, 10_00), "trace-7");
    processes.pipeline.send(
        CARTS, "cart-1", new CheckOutCart("c-1", "BRL", 0, "o-1", null), "trace-7");

    List<EventEnvelope<CartEvent>> process = processes.events();
    assertThat(process)
        .extracting(EventEnvelope::payload)
        .isEqualTo(
            List.of(new ProductAddedToCart("bought", 1, 1), new QuantityChanged("bought", 2)));
    assertThat(process).extracting(EventEnvelope::streamId).containsOnly("o-1");
    assertThat(process).extracting(EventEnvelope::correlationId).containsOnly("trace-7");
    EventEnvelope<?> order = processes.pipeline.events(ORDERS).getFirst();
    assertThat(order.payload()).isInstanceOf(OrderCreated.class);
    assertThat(order.streamId()).isEqualTo("o-1");
    assertThat(order.correlationId()).isEqualTo("trace-7");
    assertThat(order.causationId())
        .isEqualTo(new ProcessStep("mirror", "o-1", "create").commandId().toString());
  }

  @Test
  void hearsOfARejection() {
    processes.pipeline.send(ORDERS, "o-1", OrderSample.get().begin());
    processes.pipeline.send(CARTS, "cart-1", new AddProductToCart("mug", 2, 10_00));
    processes.pipeline.send(CARTS, "cart-1", new CheckOutCart("c-1", "BRL", 0, "o-1", null));

    assertThat(processes.events())
        .extracting(EventEnvelope::payload)
        .isEqualTo(
            List.of(new ProductAddedToCart("bought", 1, 1), new ProductRemovedFromCart("bought")));
  }

  /** The step's command is the same command, and so is what its result is to the process. */
  @Test
  void takesWhatIsSentAgainForWhatItIs() {
    processes.pipeline.send(CARTS, "cart-1", new AddProductToCart("mug", 2, 10_00));
    processes.pipeline.send(CARTS, "cart-1", new CheckOutCart("c-1", "BRL", 0, "o-1", null));
    TestRecord<byte[], byte[]> first = sentFor("o-1");
    assertThat(processes.events()).hasSize(2);
    processes.pipeline.events(ORDERS);

    processes.pipeline.pipe(ORDERS, first);

    assertThat(processes.pipeline.events(ORDERS)).isEmpty();
    assertThat(processes.events()).isEmpty();
    List<CommandResult> answers = processes.pipeline.results(ORDERS);
    assertThat(answers).hasSize(2).allMatch(CommandResult::accepted);
  }

  @Test
  void hearsNothingOfACommandThatOnlyClaimsToBeOneOfItsSteps() {
    processes.pipeline.send(CARTS, "cart-1", new AddProductToCart("mug", 2, 10_00));
    processes.pipeline.send(CARTS, "cart-1", new CheckOutCart("c-1", "BRL", 0, "o-1", null));
    processes.events();

    CommandEnvelope<OrderCommand> command =
        new CommandEnvelope<>(
            UUID.randomUUID(), "o-1", null, null, null, OrderSample.get().begin());
    RecordHeaders headers = new RecordHeaders();
    headers.add("jangbu_process", "mirror/o-1/create".getBytes(UTF_8));
    processes.pipeline.pipe(
        ORDERS,
        new TestRecord<>("o-1".getBytes(UTF_8), ORDERS.codec().encodeCommand(command), headers));

    assertThat(processes.events()).isEmpty();
  }

  @Test
  void leavesCommandsAloneThatNoProcessHasSent() {
    processes.pipeline.send(ORDERS, "o-9", OrderSample.get().begin());

    assertThat(processes.events()).isEmpty();
  }

  @Test
  void needsTheTypesThatItHearsOfAndSendsTo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hosted(SeveralTypes.of(CARTS, processes.mirror), Set.of()))
        .withMessage(
            "The process mirror needs the aggregate type orders, which is not hosted here");
  }

  private TestRecord<byte[], byte[]> sentFor(String processId) {
    ProcessStep step = new ProcessStep("mirror", processId, "create");
    TestOutputTopic<byte[], byte[]> commands =
        processes.pipeline.output(ORDERS.topics().commands());
    TestRecord<byte[], byte[]> record = commands.readRecord();
    assertThat(ORDERS.codec().decodeCommand(record.value()).commandId())
        .isEqualTo(step.commandId());
    return new TestRecord<>(record.key(), record.value(), record.headers());
  }
}
