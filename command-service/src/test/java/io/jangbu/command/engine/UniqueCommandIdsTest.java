package io.jangbu.command.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jangbu.command.AggregateType;
import io.jangbu.command.hosted.Hosted;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimEvent.ClaimConfirmed;
import io.jangbu.shop.command.claim.ClaimAggregate;
import io.jangbu.shop.command.order.OrderSample;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Command ids that are unique among all streams of a type. There is one partition here, which
 * remembers an id for a week: what it has forgotten is as if another partition had had it.
 */
class UniqueCommandIdsTest {

  private static final AggregateType<OrderCommand, ?, ?> ORDERS = OrderSample.hosted();
  private static final AggregateType<ClaimCommand, ?, ?> CLAIMS = new ClaimAggregate().claims();
  private static final Duration UNTIL_FORGOTTEN = Duration.ofDays(8);

  @TempDir private Path state;
  private SeveralTypes shop;

  @BeforeEach
  void open() {
    shop = new SeveralTypes(state, Set.of("orders"), ORDERS, CLAIMS);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void areOneStreamsForGood() {
    UUID id = UUID.randomUUID();
    assertThat(create(id, "o-1", null).accepted()).isTrue();
    shop.leap(UNTIL_FORGOTTEN);

    CommandResult second = create(id, "o-2", null);

    assertThat(second.code()).isEqualTo("COMMAND_ID_REUSED");
    assertThat(second.message()).contains("o-1");
    assertThat(shop.events(ORDERS)).extracting(EventEnvelope::streamId).containsExactly("o-1");
    assertThat(shop.events(CLAIMS))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.streamId()).isEqualTo(Claim.onCommandId("orders", id.toString()).id());
          assertThat(event.payload()).isEqualTo(new ClaimConfirmed("o-1"));
        });
  }

  @Test
  void areTakenByACommandThatIsRejectedToo() {
    UUID id = UUID.randomUUID();
    assertThat(send(id, "o-1", new CancelOrder("r"), new RecordHeaders()).code())
        .isEqualTo("ORDER_NOT_FOUND");
    shop.leap(UNTIL_FORGOTTEN);

    assertThat(create(id, "o-2", null).code()).isEqualTo("COMMAND_ID_REUSED");
  }

  @Test
  void comeBeforeAllOtherReasonsForARejection() {
    UUID id = UUID.randomUUID();
    create(id, "o-1", null);
    shop.leap(UNTIL_FORGOTTEN);

    assertThat(send(id, "o-2", new CancelOrder("r"), new RecordHeaders()).code())
        .isEqualTo("COMMAND_ID_REUSED");
  }

  @Test
  void letTheSameCommandHaveItsFirstOutcomeAgain() {
    UUID id = UUID.randomUUID();
    CommandResult first = create(id, "o-1", null);

    assertThat(create(id, "o-1", null)).isEqualTo(first);
    assertThat(shop.results(CLAIMS)).as("a partition knows its own").hasSize(1);
  }

  @Test
  void goTogetherWithUniqueValues() {
    assertThat(create(UUID.randomUUID(), "o-1", "my-7").accepted()).isTrue();
    assertThat(create(UUID.randomUUID(), "o-2", "my-7").code()).isEqualTo("REFERENCE_TAKEN");
    assertThat(create(UUID.randomUUID(), "o-3", "my-8").accepted()).isTrue();

    assertThat(shop.events(ORDERS))
        .extracting(EventEnvelope::streamId)
        .containsExactly("o-1", "o-3");
  }

  @Test
  void keepTheHeadersOfTheCommand() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("kafka_correlationId", "mine".getBytes(UTF_8));

    pipe(UUID.randomUUID(), "o-1", order("my-7"), headers);

    var result = shop.output(ORDERS.topics().results()).readRecord();
    assertThat(result.headers().lastHeader("kafka_correlationId").value())
        .asString(UTF_8)
        .isEqualTo("mine");
  }

  @Test
  void needTheClaimsToBeHosted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hosted(SeveralTypes.of(ORDERS), Set.of("orders")))
        .withMessageContaining("claims is not hosted here");
  }

  @Test
  void areForTypesThatSendersGiveCommandsTo() {
    assertThat(UniqueCommandIds.of(Set.of("orders"), List.of(ORDERS, CLAIMS)).types())
        .containsExactly("orders");
    for (String wrong : List.of("claims", "ordres")) {
      assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
          .isThrownBy(() -> UniqueCommandIds.of(Set.of(wrong), List.of(ORDERS, CLAIMS)))
          .withMessageContaining("jangbu.command-ids.unique")
          .withMessageContaining("those are orders");
    }
  }

  private CommandResult create(UUID id, String orderId, @Nullable String reference) {
    return send(id, orderId, order(reference), new RecordHeaders());
  }

  private static CreateOrder order(@Nullable String reference) {
    return new CreateOrder(
        "ada", "EUR", List.of(new Line("mug", 1, 5)), 0, Fulfilment.NONE, reference);
  }

  private CommandResult send(UUID id, String orderId, OrderCommand command, RecordHeaders headers) {
    pipe(id, orderId, command, headers);
    return shop.results(ORDERS).getLast();
  }

  private void pipe(UUID id, String orderId, OrderCommand command, RecordHeaders headers) {
    byte[] value =
        ORDERS.codec().encodeCommand(new CommandEnvelope<>(id, orderId, null, null, null, command));
    shop.pipe(ORDERS, new TestRecord<>(orderId.getBytes(UTF_8), value, headers, shop.now()));
  }
}
