package io.jangbu.shop.schemas.claim;

import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;

/** The records of {@code claims.*}. */
public final class ClaimCodec extends Codec<ClaimCommand, ClaimEvent> {

  /** Where they are. */
  public static final AggregateTopics TOPICS = new AggregateTopics(Claim.CONTEXT);

  public ClaimCodec() {
    super(
        "claimId",
        io.jangbu.claims.ClaimCommand.class,
        io.jangbu.claims.ClaimEvent.class,
        io.jangbu.claims.CommandResult.class,
        new ClaimPayloads());
  }
}
