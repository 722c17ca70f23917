package io.jangbu.shop.projection.fulfilment;

import io.jangbu.shop.domain.fulfilment.FulfilmentState;

/** How a process is. */
public enum ProcessStatus {
  RUNNING,
  /** It is over: the order has arrived. */
  COMPLETED,
  /** It is over: the order is cancelled or was never created, and nothing is reserved for it. */
  COMPENSATED,
  /** It waits for an operator. */
  PARKED;

  static ProcessStatus of(FulfilmentState state) {
    if (state.parked() != null) {
      return PARKED;
    }
    return switch (state.stage()) {
      case COMPLETED -> COMPLETED;
      case COMPENSATED -> COMPENSATED;
      default -> RUNNING;
    };
  }
}
