package io.jangbu.starter.command.outcome;

import io.jangbu.command.AggregateType;
import io.jangbu.command.topics.HostedAggregates;
import io.jangbu.core.CommandId;
import io.jangbu.starter.http.Peers;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.security.RequiredScope;
import io.jangbu.starter.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /commands/{commandId}}: any instance answers for any command. The id does not tell the
 * stream, nor so the partition: the idempotency stores of all partitions are searched, and that a
 * command is unknown is said only when all of them have been. What another instance asks is
 * answered for the partitions here alone.
 */
@RestController
@RequiredScope(Scope.READ)
@RequestMapping("/commands")
@Tag(name = "commands")
class CommandOutcomeController {

  /** In the answer to another instance: the partitions that were searched, by context. */
  static final String SEARCHED = "searched";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final HostedAggregates aggregates;
  private final LocalOutcomes local;
  private final OtherInstances others;

  CommandOutcomeController(
      HostedAggregates aggregates, LocalOutcomes local, OtherInstances others) {
    this.aggregates = aggregates;
    this.local = local;
    this.others = others;
  }

  @GetMapping("/{commandId}")
  @Operation(summary = "What became of a command of the last 7 days")
  Object outcome(
      @PathVariable String commandId,
      @Parameter(hidden = true) @RequestHeader(name = Peers.INSTANCE_HEADER, required = false)
          @Nullable String instance) {
    UUID id = id(commandId);
    Search search = new Search();
    local.search(id, search);
    if (search.answer() == null && instance == null) {
      others.search(id, search);
    }
    Object answer = search.answer();
    if (answer != null) {
      return answer;
    }
    if (instance != null) {
      throw notFound().with(SEARCHED, search.searched());
    }
    throw isComplete(search) ? notFound() : unavailable();
  }

  private boolean isComplete(Search search) {
    for (Map.Entry<AggregateType<?, ?, ?>, Integer> type : aggregates.partitions().entrySet()) {
      Set<Integer> searched = search.searched().getOrDefault(type.getKey().name(), Set.of());
      if (searched.size() < type.getValue()) {
        return false;
      }
    }
    return true;
  }

  private static UUID id(String text) {
    return CommandId.parse(text)
        .orElseThrow(() -> ProblemException.malformed("a commandId is a UUID"));
  }

  private static ProblemException notFound() {
    return new ProblemException(
        HttpStatus.NOT_FOUND,
        "COMMAND_NOT_FOUND",
        "No command of this id is remembered: it may be undecided yet, or older than 7 days");
  }

  private static ProblemException unavailable() {
    return new ProblemException(
            HttpStatus.SERVICE_UNAVAILABLE,
            "UNAVAILABLE",
            "Not all partitions can be asked now, and those that can do not know the command")
        .retryAfter(RETRY_AFTER);
  }
}
