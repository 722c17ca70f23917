package io.jangbu.systemtests.stock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.systemtests.endtoend.EventLog;
import io.jangbu.systemtests.stock.StockStorm.Sent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what the topics say after a storm to what was sent, and to books kept apart. */
final class StockAudit {

  private static final String REUSED = "COMMAND_ID_REUSED";
  private static final String CONFLICT = "VERSION_CONFLICT";

  private final Map<UUID, Sent> sent;
  private final Map<UUID, List<CommandResult>> results;
  private final Map<String, List<EventEnvelope<InventoryEvent>>> streams;
  private final Map<UUID, List<EventEnvelope<InventoryEvent>>> eventsByCause;

  StockAudit(
      Map<UUID, Sent> sent,
      List<CommandResult> results,
      Map<String, List<EventEnvelope<InventoryEvent>>> streams) {
    this.sent = sent;
    this.results = results.stream().collect(Collectors.groupingBy(CommandResult::commandId));
    this.streams = streams;
    eventsByCause =
        streams.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(event -> UUID.fromString(event.causationId())));
  }

  /** How many commands had each outcome: ACCEPTED or the code of the rejection. */
  Map<String, Integer> outcomes() {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (List<CommandResult> answers : results.values()) {
      answers.stream()
          .distinct()
          .forEach(result ->
              outcomes.merge(result.accepted() ? "ACCEPTED" : code(result), 1, Integer::sum));
    }
    return outcomes;
  }

  /**
   * Finds what is wrong.
   *
   * @throws AssertionError with the first finding
   */
  void check() {
    streams.forEach(EventLog::assertSound);
    assertSent("results", results.keySet());
    assertSent("events", eventsByCause.keySet());
    sent.values().forEach(this::checkResults);
    checkBooks();
  }

  private void assertSent(String of, Set<UUID> commands) {
    // AssertJ's own containsAll would compare each with each.
    assertThat(sent.keySet().containsAll(commands))
        .as("only of what was sent there are %s", of)
        .isTrue();
  }

  /** One outcome for one command, however often it is sent, and the events it tells of. */
  private void checkResults(Sent command) {
    UUID id = command.command().commandId();
    List<CommandResult> answers = results.getOrDefault(id, List.of());
    Map<Boolean, List<CommandResult>> byReuse =
        answers.stream().collect(Collectors.partitioningBy(result -> REUSED.equals(code(result))));
    List<CommandResult> outcomes = requireNonNull(byReuse.get(false));
    List<CommandResult> refusals = requireNonNull(byReuse.get(true));

    assertThat(outcomes).as("results of %s", id).hasSize(1 + command.repeats());
    assertThat(outcomes).as("results of %s", id).containsOnly(outcomes.getFirst());
    assertThat(refusals).as("refusals of the reused %s", id).hasSize(command.reuses());
    assertThat(refusals).allMatch(result -> result.events().isEmpty());

    CommandResult outcome = outcomes.getFirst();
    List<EventEnvelope<InventoryEvent>> events = eventsByCause.getOrDefault(id, List.of());
    assertThat(outcome.streamId()).isEqualTo(command.command().streamId());
    assertThat(events.stream().map(event -> event.id().toString()))
        .as("events of %s", outcome)
        .isEqualTo(outcome.events());
    assertThat(events).allMatch(event -> event.version() == outcome.version());
    assertThat(outcome.accepted() || events.isEmpty()).as("events of %s", outcome).isTrue();
  }

  private void checkBooks() {
    Map<String, Map<Long, List<CommandResult>>> withoutEvent =
        results.values().stream()
            .flatMap(answers -> answers.stream().distinct())
            .filter(result -> result.events().isEmpty() && !REUSED.equals(code(result)))
            .collect(
                Collectors.groupingBy(
                    CommandResult::streamId, Collectors.groupingBy(CommandResult::version)));
    Set<String> skus = new TreeSet<>(streams.keySet());
    skus.addAll(withoutEvent.keySet());
    for (String sku : skus) {
      checkBook(streams.getOrDefault(sku, List.of()), withoutEvent.getOrDefault(sku, Map.of()));
    }
  }

  /** Walks through the stream; commands that changed nothing are judged at the version they met. */
  private void checkBook(
      List<EventEnvelope<InventoryEvent>> stream, Map<Long, List<CommandResult>> withoutEvent) {
    assertThat(withoutEvent.keySet()).allMatch(version -> version <= stream.size());
    StockBook book = new StockBook();
    withoutEvent.getOrDefault(0L, List.of()).forEach(result -> checkUnchanged(result, book));
    for (EventEnvelope<InventoryEvent> event : stream) {
      CommandEnvelope<InventoryCommand> command = command(UUID.fromString(event.causationId()));
      String refusal = refusal(command, event.version() - 1, book);
      assertThat(refusal).as("what forbids %s before %s", command, event).isNull();
      assertThat(book.isSo(command.payload())).as("an event without need: %s", event).isFalse();
      assertThat(event.payload()).as(command.toString()).isEqualTo(book.enter(command.payload()));
      book.assertBalances(event.payload());
      withoutEvent
          .getOrDefault(event.version(), List.of())
          .forEach(result -> checkUnchanged(result, book));
    }
  }

  private void checkUnchanged(CommandResult result, StockBook book) {
    CommandEnvelope<InventoryCommand> command = command(result.commandId());
    assertThat(result.code())
        .as("%s for %s", result, command)
        .isEqualTo(refusal(command, result.version(), book));
    assertThat(!result.accepted() || book.isSo(command.payload()))
        .as("%s for %s", result, command)
        .isTrue();
  }

  private static @Nullable String refusal(
      CommandEnvelope<InventoryCommand> command, long version, StockBook book) {
    Long expected = command.expectedVersion();
    return expected != null && expected != version ? CONFLICT : book.refusal(command.payload());
  }

  private CommandEnvelope<InventoryCommand> command(UUID id) {
    return requireNonNull(sent.get(id)).command();
  }

  private static String code(CommandResult result) {
    return String.valueOf(result.code());
  }
}
