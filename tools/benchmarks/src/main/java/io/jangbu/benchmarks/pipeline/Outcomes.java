package io.jangbu.benchmarks.pipeline;

import io.jangbu.localservices.Metrics;
import io.jangbu.localservices.ServiceInstance;

/** What the service itself says of the commands, so that no refusal passes for an answer. */
public final class Outcomes {

  private static final String COMMANDS = "jangbu_commands_total";

  private Outcomes() {}

  /**
   * Reads the service's counters.
   *
   * @throws IllegalStateException if it has refused a command, or accepted none
   */
  public static void requireAllAccepted(ServiceInstance service) {
    Metrics metrics = Metrics.of(service);
    double all = metrics.sum(COMMANDS, "");
    double accepted = metrics.sum(COMMANDS, "outcome=\"ACCEPTED\"");
    // Of a command that waits for a claim: it is counted again once it is decided.
    double claiming = metrics.sum(COMMANDS, "outcome=\"CLAIMING\"");
    if (accepted == 0 || accepted < all - claiming) {
      throw new IllegalStateException(
          "%,.0f of %,.0f commands were accepted, see %s".formatted(accepted, all, service.log()));
    }
  }
}
