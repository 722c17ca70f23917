package io.jangbu.shop.schemas.claim;

import io.jangbu.core.claim.ClaimDecider;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.kafka.record.EventLog;

/** The events of claims. */
public final class ClaimLog extends EventLog<ClaimEvent, ClaimState> {

  public ClaimLog() {
    super(ClaimCodec.TOPICS, new ClaimCodec(), new ClaimDecider());
  }
}
