package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.Uniqueness;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the commands of a type have come with from their claims, {@code jangbu_claim}: {@code
 * granted/id} or {@code taken/id/holder}.
 */
final class ClaimHeaders<C> {

  static final String NAME = "jangbu_claim";

  private final @Nullable Uniqueness<C, ?> unique;
  private final Map<UUID, Set<String>> byCommand = new HashMap<>();

  private ClaimHeaders(@Nullable Uniqueness<C, ?> unique) {
    this.unique = unique;
  }

  static <C> ClaimHeaders<C> of(
      @Nullable Uniqueness<C, ?> unique, List<Logged<CommandEnvelope<C>>> commands) {
    ClaimHeaders<C> headers = new ClaimHeaders<>(unique);
    for (Logged<CommandEnvelope<C>> command : commands) {
      String header = command.headers().get(NAME);
      if (header != null) {
        headers
            .byCommand
            .computeIfAbsent(command.value().commandId(), _ -> new HashSet<>())
            .add(header);
      }
    }
    return headers;
  }

  /**
   * What is right where the rules alone say {@code byRules}: what they would accept needs its claim
   * granted, and is rejected where the claim is another's.
   */
  <E> Judgement<E> judged(CommandEnvelope<C> command, CommandResult result, Judgement<E> byRules) {
    Claim claim = unique == null ? null : unique.asked(command.payload());
    if (unique == null || claim == null || byRules.outcome() != Outcome.ACCEPTED) {
      return byRules;
    }
    Set<String> headers = byCommand.getOrDefault(command.commandId(), Set.of());
    String code = unique.taken().name();
    if (headers.contains("granted/" + claim.id()) && !code.equals(result.code())) {
      return byRules;
    }
    String message =
        headers.stream()
            .map(header -> header.split("/", -1))
            .filter(parts -> parts.length == 3 && parts[1].equals(claim.id()))
            .map(parts -> unique.takenBy(parts[2]))
            .filter(text -> text.equals(result.message()))
            .findAny()
            .orElse("of another holder, as its claim has said");
    return new Judgement<>(
        Outcome.REJECTED, byRules.version() - byRules.payloads().size(), List.of(), code, message);
  }
}
