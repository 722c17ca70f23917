package io.jangbu.resilience.checker;

import io.jangbu.core.Snapshot;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.UniqueReferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether each order that has a reference, and is not cancelled, is the one that has the claim on
 * it, and each claim is such an order's or free.
 */
final class ReferenceCheck {

  private ReferenceCheck() {}

  static List<Fault> of(ShopLog shop) {
    List<Fault> faults = new ArrayList<>();
    UniqueReferences unique = new UniqueReferences();
    Map<String, Snapshot<ClaimState>> claims = shop.claims().folded();
    Map<String, String> holders = new HashMap<>();
    for (Map.Entry<String, Snapshot<Order>> order : shop.orders().folded().entrySet()) {
      String claimId = unique.held(order.getValue().state());
      if (claimId == null) {
        continue;
      }
      String id = order.getKey();
      String other = holders.putIfAbsent(claimId, id);
      if (other != null) {
        faults.add(Fault.of(Kind.CLAIM, claimId, other + " and " + id + " have one reference"));
      }
      Snapshot<ClaimState> claim = claims.get(claimId);
      if (claim == null || !claim.state().equals(new ClaimState.Held(id))) {
        faults.add(Fault.of(Kind.CLAIM, claimId, "it is not that of " + id + ": " + claim));
      }
    }
    claims.forEach((claimId, claim) -> {
      switch (claim.state()) {
        case ClaimState.Free() -> {}
        case ClaimState.Asked(var pending, _) ->
            faults.add(Fault.of(Kind.OPEN, claimId, "nothing has become of " + pending));
        case ClaimState.Held(var holder) -> {
          if (!holder.equals(holders.get(claimId))) {
            faults.add(
                Fault.of(
                    Kind.CLAIM,
                    claimId,
                    holder + " has it, and is no order with it that is not cancelled"));
          }
        }
      }
    });
    return faults;
  }
}
