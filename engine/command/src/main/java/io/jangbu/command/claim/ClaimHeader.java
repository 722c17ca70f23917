package io.jangbu.command.claim;

import io.jangbu.core.StreamId;
import io.jangbu.core.StreamRejection;
import io.jangbu.core.claim.Claim;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;

/**
 * Tells of a command what became of a claim of its, {@code jangbu_claim}: {@code granted/id},
 * {@code taken/id/holder} or {@code refused/id/code}. A command has one for each of its claims.
 */
sealed interface ClaimHeader {

  String NAME = "jangbu_claim";

  /** Of which claim. */
  String claimId();

  /** The command's stream has it. */
  record Granted(String claimId) implements ClaimHeader {
    @Override
    public String toString() {
      return "granted/" + claimId;
    }
  }

  /** Another stream has it. */
  record Taken(String claimId, String holder) implements ClaimHeader {
    @Override
    public String toString() {
      return "taken/" + claimId + "/" + holder;
    }
  }

  /** Nothing can be decided on the claim. */
  record Refused(String claimId, StreamRejection code) implements ClaimHeader {
    @Override
    public String toString() {
      return "refused/" + claimId + "/" + code;
    }
  }

  /** Puts it in the place of what the command's headers say of that claim. */
  default void addTo(Headers command) {
    List<ClaimHeader> others =
        all(command).filter(header -> !header.claimId().equals(claimId())).toList();
    command.remove(NAME);
    others.forEach(header -> header.append(command));
    append(command);
  }

  private void append(Headers command) {
    command.add(NAME, toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Why the command is to be rejected; empty if it has the claim.
   *
   * @param taken what another holder of it means
   * @param refused for a human, where nothing can be decided on it
   */
  default Optional<Lost> lost(Function<String, Lost> taken, String refused) {
    return switch (this) {
      case Granted _ -> Optional.empty();
      case Taken(_, var holder) -> Optional.of(taken.apply(holder));
      case Refused(_, var code) -> Optional.of(new Lost(code, refused));
    };
  }

  /** What a command's headers say of that claim; empty if nothing. */
  static Optional<ClaimHeader> of(Headers command, Claim claim) {
    if (command.lastHeader(NAME) == null) {
      return Optional.empty();
    }
    String id = claim.id();
    return all(command).filter(header -> header.claimId().equals(id)).findFirst();
  }

  private static Stream<ClaimHeader> all(Headers command) {
    return StreamSupport.stream(command.headers(NAME).spliterator(), false)
        .filter(header -> header.value() != null)
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .flatMap(text -> parse(text.split("/", -1)).stream());
  }

  private static Optional<ClaimHeader> parse(String[] parts) {
    if (parts.length == 2 && parts[0].equals("granted")) {
      return Optional.of(new Granted(parts[1]));
    }
    if (parts.length == 3 && parts[0].equals("taken") && StreamId.isValid(parts[2])) {
      return Optional.of(new Taken(parts[1], parts[2]));
    }
    return parts.length == 3 && parts[0].equals("refused")
        ? Arrays.stream(StreamRejection.values())
            .filter(code -> code.name().equals(parts[2]))
            .findAny()
            .map(code -> new Refused(parts[1], code))
        : Optional.empty();
  }
}
