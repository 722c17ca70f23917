package io.jangbu.command.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jangbu.command.AggregateType;
import io.jangbu.command.hosted.Hosted;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.Pending;
import io.jangbu.core.claim.Pending.PendingHeader;
import io.jangbu.kafka.record.NotTaken;
import io.jangbu.shop.command.claim.ClaimAggregate;
import io.jangbu.shop.command.order.OrderSample;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
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

/** References of orders through the engine: a claim before the decision, and after it. */
class UniqueReferencesTest {

  /** How many decisions there are until one fails; 0 if none does. */
  private int decisionsUntilAFault;

  private final AggregateType<OrderCommand, ?, ?> orders =
      Faults.decidingAny(
          OrderSample.hosted(), _ -> decisionsUntilAFault > 0 && --decisionsUntilAFault == 0);

  private static final AggregateType<ClaimCommand, ?, ?> CLAIMS = new ClaimAggregate().claims();

  private static final String CLAIM = new Claim("orders/reference/ada", "my-7").id();

  @TempDir private Path state;
  private SeveralTypes shop;

  @BeforeEach
  void open() {
    shop = new SeveralTypes(state, orders, CLAIMS);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void giveAReferenceToOneOrderOfACustomer() {
    CommandResult first = create("o-1", "ada", "my-7");
    CommandResult second = create("o-2", "ada", "my-7");

    assertThat(first.accepted()).isTrue();
    assertThat(first.version()).isEqualTo(1);
    assertThat(second.code()).isEqualTo("REFERENCE_TAKEN");
    assertThat(second.message()).contains("o-1");
    assertThat(create("o-3", "kim", "my-7").accepted()).as("another customer").isTrue();
    assertThat(create("o-4", "ada", "my-8").accepted()).as("another reference").isTrue();
    assertThat(shop.events(orders))
        .extracting(EventEnvelope::streamId)
        .isEqualTo(List.of("o-1", "o-3", "o-4"));
    assertThat(claims(CLAIM)).containsExactly("Claimed", "ClaimConfirmed");
  }

  @Test
  void costNothingWhereThereIsNone() {
    assertThat(create("o-1", "ada", null).accepted()).isTrue();
    assertThat(create("o-2", "ada", null).accepted()).isTrue();

    assertThat(shop.results(CLAIMS)).isEmpty();
  }

  @Test
  void areFreeAgainOnceTheOrderIsCancelled() {
    create("o-1", "ada", "my-7");
    shop.send(orders, "o-1", new CancelOrder("too late"));

    assertThat(create("o-2", "ada", "my-7").accepted()).isTrue();
    assertThat(claims(CLAIM))
        .containsExactly("Claimed", "ClaimConfirmed", "ClaimReleased", "Claimed", "ClaimConfirmed");
  }

  @Test
  void areNotEvenAskedForWhereTheOrderWouldBeRejected() {
    create("o-1", "ada", null);

    assertThat(create("o-1", "ada", "my-7").code()).isEqualTo("ORDER_EXISTS");
    assertThat(create("o-2", "", "my-7").code()).isEqualTo("INVALID");
    assertThat(shop.results(CLAIMS)).isEmpty();
  }

  @Test
  void answerTheSameCommandOnceMoreWithItsFirstOutcome() {
    CommandEnvelope<OrderCommand> command = command("o-1", "ada", "my-7");
    pipe(command, new RecordHeaders());
    pipe(command, new RecordHeaders());

    assertThat(shop.results(orders))
        .hasSize(2)
        .allMatch(CommandResult::accepted)
        .allMatch(result -> result.version() == 1);
    assertThat(shop.events(orders)).hasSize(1);
  }

  /** What a sender asks of the answer comes through. */
  @Test
  void keepTheHeadersOfTheCommand() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("kafka_correlationId", "mine".getBytes(UTF_8));

    pipe(command("o-1", "ada", "my-7"), headers);

    var result = shop.output(orders.topics().results()).readRecord();
    assertThat(result.headers().lastHeader("kafka_correlationId").value())
        .asString(UTF_8)
        .isEqualTo("mine");
  }

  /** The command comes back with its claim, and cannot be decided then: a dead letter. */
  @Test
  void areGivenBackWhereTheCommandCannotBeDecided() {
    // The second decision is that of the command which comes with its claim.
    decisionsUntilAFault = 2;
    pipe(command("o-1", "ada", "my-7"), new RecordHeaders());

    assertThat(shop.results(orders)).isEmpty();
    assertThat(claims(CLAIM)).containsExactly("Claimed", "ClaimReleased");
    assertThat(create("o-2", "ada", "my-7").accepted()).isTrue();
  }

  /** The command is handed on and gets lost: the claim hands it on again, until it is settled. */
  @Test
  void waitForACommandThatGotLost() {
    CommandEnvelope<OrderCommand> lost = command("o-1", "ada", "my-7");
    ask(lost, List.of(new PendingHeader(NotTaken.HEADER, base64("x".getBytes(UTF_8)))));
    var deadLetters = shop.output(orders.topics().deadLetters());
    assertThat(deadLetters.readRecordsToList()).hasSize(1);
    assertThat(shop.send(orders, "o-1", new ProcessPayment("p", 1, "card")).code())
        .isEqualTo("ORDER_NOT_FOUND");
    assertThat(create("o-2", "ada", "my-7").message()).contains("o-1");

    shop.pass(Duration.ofSeconds(61));
    assertThat(deadLetters.readRecordsToList()).as("handed on again").hasSize(1);

    pipe(lost, new RecordHeaders());
    assertThat(shop.results(orders)).singleElement().matches(CommandResult::accepted);
    assertThat(claims(CLAIM)).containsExactly("Claimed", "ClaimReminded", "ClaimConfirmed");
    shop.pass(Duration.ofMinutes(5));
    assertThat(claims(CLAIM)).as("it is settled").isEmpty();
  }

  /** There is nothing left to hand on: the claim is not left to nobody for ever. */
  @Test
  void areReleasedInTheEndWhereTheCommandThatGotLostWasErased() {
    ask(
        command("o-1", "ada", "my-7"),
        List.of(new PendingHeader(NotTaken.HEADER, base64("x".getBytes(UTF_8)))));
    var deadLetters = shop.output(orders.topics().deadLetters());
    assertThat(deadLetters.readRecordsToList()).hasSize(1);
    shop.erase(CLAIMS, CLAIM);

    shop.pass(Duration.ofMinutes(63));
    assertThat(claims(CLAIM)).as("its command may be on its way").isEmpty();
    shop.pass(Duration.ofMinutes(2));

    assertThat(claims(CLAIM)).containsExactly("ClaimReleased");
    assertThat(deadLetters.isEmpty()).isTrue();
    assertThat(create("o-2", "ada", "my-7").accepted()).isTrue();
  }

  /**
   * Another command has made the order meanwhile: the one that waited for its claim is rejected.
   */
  @Test
  void areReleasedWhereTheCommandIsRejectedAfterAll() {
    CommandEnvelope<OrderCommand> late = command("o-1", "ada", "my-7");
    assertThat(create("o-1", "ada", null).accepted()).isTrue();
    ask(late, List.of());

    assertThat(shop.results(orders))
        .singleElement()
        .matches(it -> "ORDER_EXISTS".equals(it.code()));
    assertThat(claims(CLAIM)).containsExactly("Claimed", "ClaimReleased");
    assertThat(create("o-2", "ada", "my-7").accepted()).isTrue();
  }

  /** What became of one command frees nothing that another of the same order has. */
  @Test
  void areNotFreedByAnEarlierCommandOfTheSameOrder() {
    CommandEnvelope<OrderCommand> refused = command("o-1", "ada", "my-7");
    create("o-2", "ada", "my-7");
    pipe(refused, new RecordHeaders());
    assertThat(shop.results(orders)).singleElement().matches(it -> !it.accepted());
    shop.send(orders, "o-2", new CancelOrder("too late"));
    claims(CLAIM);

    List<PendingHeader> lost =
        List.of(new PendingHeader(NotTaken.HEADER, base64("x".getBytes(UTF_8))));
    ask(command("o-1", "ada", "my-7"), lost);
    pipeGranted(refused);

    assertThat(claims(CLAIM)).as("of the newer command").containsExactly("Claimed");
    assertThat(create("o-3", "ada", "my-7").code()).isEqualTo("REFERENCE_TAKEN");
  }

  /** A claim's stream that lacks an event, and not one that is taken. */
  @Test
  void tellAClaimThatCannotBeDecidedFromOneThatIsTaken() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("jangbu_claim", ("refused/" + CLAIM + "/STREAM_INCOMPLETE").getBytes(UTF_8));

    pipe(command("o-1", "ada", "my-7"), headers);

    assertThat(shop.results(orders))
        .singleElement()
        .matches(it -> "STREAM_INCOMPLETE".equals(it.code()));
  }

  private void pipeGranted(CommandEnvelope<OrderCommand> command) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("jangbu_claim", ("granted/" + CLAIM).getBytes(UTF_8));
    pipe(command, headers);
  }

  /** As the orders ask, of a command that comes with these headers. */
  private void ask(CommandEnvelope<OrderCommand> command, List<PendingHeader> headers) {
    Pending pending =
        new Pending(
            "orders",
            command.streamId(),
            command.commandId().toString(),
            base64(orders.codec().encodeCommand(command)),
            headers);
    shop.send(CLAIMS, CLAIM, new ClaimCommand.Ask(pending));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void needTheClaimsToBeHosted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hosted(SeveralTypes.of(orders), Set.of()))
        .withMessage(
            "Something of the aggregate type orders is unique, and the aggregate type claims is not"
                + " hosted here");
  }

  private CommandResult create(String orderId, String customerId, @Nullable String reference) {
    return shop.send(orders, orderId, order(customerId, reference));
  }

  private void pipe(CommandEnvelope<OrderCommand> command, RecordHeaders headers) {
    shop.pipe(
        orders,
        new TestRecord<>(
            command.streamId().getBytes(UTF_8), orders.codec().encodeCommand(command), headers));
  }

  private static CommandEnvelope<OrderCommand> command(
      String orderId, String customerId, String reference) {
    return new CommandEnvelope<>(
        UUID.randomUUID(), orderId, null, null, null, order(customerId, reference));
  }

  private static CreateOrder order(String customerId, @Nullable String reference) {
    return new CreateOrder(
        customerId, "EUR", List.of(new Line("mug", 1, 5)), 0, Fulfilment.NONE, reference);
  }

  private List<String> claims(String claimId) {
    return shop.events(CLAIMS).stream()
        .filter(event -> event.streamId().equals(claimId))
        .map(EventEnvelope::payload)
        .map(ClaimEvent.class::cast)
        .map(event -> event.getClass().getSimpleName())
        .toList();
  }
}
