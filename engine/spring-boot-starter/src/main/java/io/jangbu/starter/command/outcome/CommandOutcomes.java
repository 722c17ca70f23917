package io.jangbu.starter.command.outcome;

import io.jangbu.command.AggregateType;
import io.jangbu.command.topics.HostedContexts;
import io.jangbu.core.CommandId;
import io.jangbu.starter.http.ProblemException;
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
 * stream, nor so the partition: all memories are searched, and that a command is unknown is said
 * only when all of them have been.
 */
@RestController
@RequestMapping("/commands")
@Tag(name = "commands")
class CommandOutcomes {

  /** Internal, between instances: who asks. The answer is for the partitions here alone then. */
  static final String INSTANCE_HEADER = "Jangbu-Instance";

  /** In the answer to another instance: the partitions that were searched, by context. */
  static final String SEARCHED = "searched";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final HostedContexts contexts;
  private final LocalMemories local;
  private final OtherInstances others;

  CommandOutcomes(HostedContexts contexts, LocalMemories local, OtherInstances others) {
    this.contexts = contexts;
    this.local = local;
    this.others = others;
  }

  @GetMapping("/{commandId}")
  @Operation(summary = "What became of a command of the last 7 days")
  Object outcome(
      @PathVariable String commandId,
      @Parameter(hidden = true) @RequestHeader(name = INSTANCE_HEADER, required = false)
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
    for (Map.Entry<AggregateType<?, ?, ?>, Integer> context : contexts.partitions().entrySet()) {
      Set<Integer> searched = search.searched().getOrDefault(context.getKey().name(), Set.of());
      if (searched.size() < context.getValue()) {
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
