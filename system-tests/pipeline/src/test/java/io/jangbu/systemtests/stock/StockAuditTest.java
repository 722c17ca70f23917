package io.jangbu.systemtests.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.cli.ledger.StreamLedger;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockChanged;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.inventory.ProductDecider;
import io.jangbu.systemtests.endtoend.EventLog;
import io.jangbu.systemtests.stock.StockStorm.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An audit finds nothing in the honest records of a storm, and each lie that is put into them. */
class StockAuditTest {

  private static final String SKU = "sku-1";

  private final Map<UUID, Sent> sent = new HashMap<>();
  private final List<CommandResult> results = new ArrayList<>();
  private final Map<String, List<EventEnvelope<InventoryEvent>>> streams = new HashMap<>();

  @BeforeEach
  void recordHonestly() {
    StockStorm storm = StockStorm.drawn(42, 3, 5_000, List.of(SKU, "sku-2", "sku-3"));
    StreamLedger<InventoryCommand, InventoryEvent, Product> ledger =
        new StreamLedger<>(new ProductDecider());
    storm.scripts().forEach(script -> script.forEach(sent -> results.add(ledger.decide(sent))));
    sent.putAll(storm.sent());
    streams.putAll(EventLog.byStream(ledger.events()));
  }

  @Test
  void findsNothingInHonestRecordsOfEveryOutcome() {
    assertThatCode(audit()::check).doesNotThrowAnyException();

    assertThat(audit().outcomes().keySet())
        .containsExactlyInAnyOrder(
            "ACCEPTED",
            "ALREADY_RESERVED",
            "COMMAND_ID_REUSED",
            "INSUFFICIENT_STOCK",
            "INVALID",
            "NOT_RESERVED",
            "PRODUCT_EXISTS",
            "PRODUCT_NOT_FOUND",
            "VERSION_CONFLICT");
  }

  @Test
  void findsAnOversell() {
    StockChanged level = (StockChanged) last().payload();
    long tooMany = level.available() + 1;
    append(
        new ReserveStock("o-late", tooMany),
        new StockReserved("o-late", tooMany, level.onHand(), level.reserved() + tooMany, -1));

    assertFound("INSUFFICIENT_STOCK");
  }

  @Test
  void findsAGap() {
    stream().remove(stream().size() / 2);

    assertFound(SKU);
  }

  @Test
  void findsALostLastEvent() {
    stream().removeLast();

    assertFound("events of ");
  }

  @Test
  void findsATwin() {
    stream().add(last());

    assertFound(SKU);
  }

  @Test
  void findsACommandThatWasDoneTwice() {
    EventEnvelope<InventoryEvent> last = last();
    stream()
        .add(
            new EventEnvelope<>(
                SKU,
                last.version() + 1,
                last.occurredAt(),
                last.recordedAt(),
                last.correlationId(),
                last.causationId(),
                last.payload()));

    assertFound(last.causationId());
  }

  @Test
  void findsALevelThatIsNoSum() {
    int place = lastReceipt();
    EventEnvelope<InventoryEvent> event = stream().get(place);
    StockReceived said = (StockReceived) event.payload();
    stream()
        .set(
            place,
            new EventEnvelope<>(
                SKU,
                event.version(),
                event.occurredAt(),
                event.recordedAt(),
                event.correlationId(),
                event.causationId(),
                new StockReceived(
                    said.quantity(), said.onHand() + 1, said.reserved(), said.available() + 1)));

    assertFound("StockReceived");
  }

  @Test
  void findsAMissingResult() {
    CommandResult missing = results.removeLast();

    assertFound(missing.commandId().toString());
  }

  @Test
  void findsASecondOutcome() {
    Sent repeated =
        sent.values().stream().filter(command -> command.repeats() > 0).findFirst().orElseThrow();
    UUID id = repeated.command().commandId();
    int place =
        results.indexOf(
            results.stream()
                .filter(result -> result.commandId().equals(id))
                .findFirst()
                .orElseThrow());
    CommandResult first = results.get(place);
    results.set(
        place,
        new CommandResult(
            id, first.streamId(), Outcome.REJECTED, 7, List.of(), "INVALID", "another"));

    assertFound(id.toString());
  }

  @Test
  void findsARefusalWithoutReason() {
    CommandEnvelope<InventoryCommand> command =
        new CommandEnvelope<>(
            UUID.randomUUID(), SKU, null, null, null, new InventoryCommand.ReceiveStock(1));
    sent.put(command.commandId(), new Sent(command, 0, 0));
    results.add(
        new CommandResult(
            command.commandId(), SKU, Outcome.REJECTED, 9, List.of(), "INVALID", "no reason"));

    assertFound(command.commandId().toString());
  }

  private StockAudit audit() {
    return new StockAudit(sent, results, streams);
  }

  private void assertFound(String part) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(audit()::check)
        .withMessageContaining(part);
  }

  private List<EventEnvelope<InventoryEvent>> stream() {
    return streams.getOrDefault(SKU, List.of());
  }

  private EventEnvelope<InventoryEvent> last() {
    return stream().getLast();
  }

  private int lastReceipt() {
    int place = stream().size() - 1;
    while (!(stream().get(place).payload() instanceof StockReceived)) {
      place--;
    }
    return place;
  }

  /** With the result of it, so that only the rules tell that it is wrong. */
  private void append(InventoryCommand payload, InventoryEvent event) {
    CommandEnvelope<InventoryCommand> command =
        new CommandEnvelope<>(UUID.randomUUID(), SKU, null, null, null, payload);
    EventEnvelope<InventoryEvent> last = last();
    EventEnvelope<InventoryEvent> next =
        new EventEnvelope<>(
            SKU,
            last.version() + 1,
            last.occurredAt(),
            last.recordedAt(),
            command.commandId().toString(),
            command.commandId().toString(),
            event);
    sent.put(command.commandId(), new Sent(command, 0, 0));
    results.add(
        new CommandResult(
            command.commandId(),
            SKU,
            Outcome.ACCEPTED,
            next.version(),
            List.of(next.id().toString()),
            null,
            null));
    stream().add(next);
  }
}
