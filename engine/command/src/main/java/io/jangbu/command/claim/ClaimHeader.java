package io.jangbu.command.claim;

import io.jangbu.core.StreamId;
import io.jangbu.core.StreamRejection;
import io.jangbu.core.claim.Claim;
import io.jangbu.kafka.record.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * Tells of a command what became of its claim, {@code jangbu_claim}: {@code granted/id}, {@code
 * taken/id/holder} or {@code refused/id/code}.
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

  default void addTo(Headers headers) {
    headers.remove(NAME);
    headers.add(NAME, toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What a command's header says of that claim; empty if nothing. */
  static Optional<ClaimHeader> of(Headers command, Claim claim) {
    String text = CloudEventHeaders.text(command, NAME);
    return text == null
        ? Optional.empty()
        : parse(text.split("/", -1)).filter(header -> header.claimId().equals(claim.id()));
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
