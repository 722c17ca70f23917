package io.jangbu.command.claim;

import io.jangbu.core.claim.Claim;
import io.jangbu.kafka.record.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a command what became of its claim: {@code jangbu_claim}, {@code granted/id} or {@code
 * taken/id/holder}.
 *
 * @param claimId of which claim
 * @param holder the stream that has it; null if it is the command's own
 */
record ClaimHeader(String claimId, @Nullable String holder) {

  static final String NAME = "jangbu_claim";

  private static final String GRANTED = "granted";
  private static final String TAKEN = "taken";
  private static final int GRANTED_PARTS = 2;
  private static final int TAKEN_PARTS = 3;

  void addTo(Headers headers) {
    String text = holder == null ? GRANTED + "/" + claimId : TAKEN + "/" + claimId + "/" + holder;
    headers.remove(NAME);
    headers.add(NAME, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What it says of that claim; empty if nothing. */
  static Optional<ClaimHeader> of(Headers command, Claim claim) {
    String text = CloudEventHeaders.text(command, NAME);
    if (text == null) {
      return Optional.empty();
    }
    String[] parts = text.split("/", -1);
    ClaimHeader header =
        parts.length == GRANTED_PARTS && parts[0].equals(GRANTED)
            ? new ClaimHeader(parts[1], null)
            : parts.length == TAKEN_PARTS && parts[0].equals(TAKEN)
                ? new ClaimHeader(parts[1], parts[2])
                : null;
    return Optional.ofNullable(header).filter(it -> it.claimId().equals(claim.id()));
  }
}
