package io.jangbu.cli.verify;

import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.shop.domain.fulfilment.FulfilmentRules;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderReference;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds orders, their processes and the claims on their references against each other: each process
 * has its order and each order that reserves its process; each reference is claimed by the one
 * order that has it, and by no order that is cancelled.
 *
 * <p>One follows from the other a moment later, so what has happened within {@value
 * #UNDER_WAY_SECONDS} s before the log was read is not judged. What lacks an event is not either. A
 * few hundred bytes for each order that reserves or has a reference are in memory.
 */
final class ShopReconciliation {

  private static final long UNDER_WAY_SECONDS = 300;

  /** The contexts that have to be read for it. */
  static final Set<String> CONTEXTS =
      Set.of(OrderCodec.TOPICS.context(), FulfilmentRules.PROCESS, Claim.CONTEXT);

  /**
   * An order.
   *
   * @param reference the claim on it, null if it has none
   */
  private record Ordered(
      boolean reserves, @Nullable String reference, boolean cancelled, Instant at) {}

  private record Processed(boolean hasOrder, Instant at) {}

  private record Claimed(@Nullable String holder, Instant at) {}

  private final Instant before;
  private final Map<String, Ordered> orders = new TreeMap<>();
  private final Map<String, Processed> processes = new TreeMap<>();
  private final Map<String, Claimed> claims = new TreeMap<>();
  private final Set<String> unknown = new HashSet<>();

  /** {@code begun} is when the end of the log was looked up. */
  ShopReconciliation(Instant begun) {
    this.before = begun.minus(Duration.ofSeconds(UNDER_WAY_SECONDS));
  }

  /** The end of a stream of that log. */
  void take(EventLog<?, ?> log, String streamId, StreamCheck<?, ?> stream) {
    Instant at = stream.recordedAt();
    if (!CONTEXTS.contains(log.topics().context())) {
      return;
    }
    if (!stream.isStateKnown() || at == null) {
      unknown.add(streamId);
      return;
    }
    switch (stream.state()) {
      case Order order -> take(streamId, order, at);
      case FulfilmentState process ->
          processes.put(streamId, new Processed(!process.lines().isEmpty(), at));
      case ClaimState claim -> claims.put(streamId, new Claimed(holder(claim), at));
      default -> {}
    }
  }

  private void take(String orderId, Order order, Instant at) {
    if (order instanceof Order.Existing existing) {
      boolean reserves = existing.purchase().fulfilment() == Fulfilment.RESERVE;
      OrderReference reference = existing.purchase().reference();
      if (reserves || reference != null) {
        orders.put(
            orderId,
            new Ordered(
                reserves,
                reference == null ? null : reference.claim(),
                existing instanceof Order.Cancelled,
                at));
      }
    }
  }

  private static @Nullable String holder(ClaimState claim) {
    return switch (claim) {
      case ClaimState.Free() -> null;
      case ClaimState.Asked(var pending, _) -> pending.holder();
      case ClaimState.Held(var holder) -> holder;
    };
  }

  /** What does not agree, a sentence each. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    processes.forEach((id, process) -> {
      if (process.hasOrder() && isJudged(id, process.at()) && !reserves(id)) {
        findings.add("fulfilment of %s: there is no such order that reserves".formatted(id));
      }
    });
    Map<String, String> holders = new HashMap<>();
    orders.forEach((id, order) -> {
      if (order.reserves() && isJudged(id, order.at()) && !processes.containsKey(id)) {
        findings.add("order %s: it reserves, and has no fulfilment".formatted(id));
      }
      if (order.reference() != null && !order.cancelled()) {
        findClaim(id, order.reference(), order.at(), holders, findings);
      }
    });
    claims.forEach((id, claim) -> {
      String holder = claim.holder();
      if (holder != null && isJudged(id, claim.at()) && hasGivenUp(holder, id)) {
        findings.add("claim %s: order %s has it, and is cancelled".formatted(id, holder));
      }
    });
    return findings;
  }

  private void findClaim(
      String id, String claimId, Instant at, Map<String, String> holders, List<String> findings) {
    String other = holders.putIfAbsent(claimId, id);
    if (other != null) {
      findings.add("order %s: order %s has the same reference".formatted(id, other));
    } else if (isJudged(claimId, at)) {
      Claimed claim = claims.get(claimId);
      if (claim == null || !id.equals(claim.holder())) {
        findings.add(
            "order %s: the claim %s on its reference is not its own".formatted(id, claimId));
      }
    }
  }

  private boolean reserves(String orderId) {
    Ordered order = orders.get(orderId);
    return unknown.contains(orderId) || (order != null && order.reserves());
  }

  /** Of what else an order may claim, such as the ids of its commands, nothing is said. */
  private boolean hasGivenUp(String orderId, String claimId) {
    Ordered order = orders.get(orderId);
    return order != null
        && order.cancelled()
        && claimId.equals(order.reference())
        && isJudged(orderId, order.at());
  }

  private boolean isJudged(String streamId, Instant at) {
    return at.isBefore(before) && !unknown.contains(streamId);
  }
}
