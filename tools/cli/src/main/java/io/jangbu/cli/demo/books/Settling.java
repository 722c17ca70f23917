package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.shop.GivenUpException;
import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Looks until all agree: processes come to their end after the shoppers have gone, and views follow
 * the log.
 *
 * @param timeout how long it looks for at most, and how long after the last payment deadline
 * @param waitUnpaid whether it also waits until no order waits for its payment any more
 * @param stop after which it does not wait for payments
 */
public record Settling(
    ViewBooks views,
    LogBooks log,
    Duration timeout,
    boolean waitUnpaid,
    StopSignal stop,
    Progress progress,
    InstantSource clock) {

  private static final long PAUSE_MILLIS = 250;

  /**
   * What was there at last.
   *
   * @throws GivenUpException if the views do not answer
   * @throws BrokerGoneException if the broker does not
   */
  public Settlement settle(Told told)
      throws GivenUpException, BrokerGoneException, InterruptedException {
    Settlement settlement = agreed(told, false);
    if (!waitUnpaid || settlement.paymentsDue().isEmpty()) {
      return settlement;
    }
    Duration left = settlement.untilLastDue(clock.instant());
    progress.note(
        "%d orders wait for their payment, until %s at the latest: waiting for what comes of them."
            .formatted(settlement.paymentsDue().size(), settlement.paymentsDue().getLast()));
    if (stop.requestedWithin(left)) {
      return settlement;
    }
    return agreed(told, true);
  }

  private Settlement agreed(Told told, boolean nobodyWaits)
      throws GivenUpException, BrokerGoneException, InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      Settlement settlement = Settlement.look(told, views, log, clock);
      boolean done = settlement.isSettled() && (!nobodyWaits || settlement.paymentsDue().isEmpty());
      if (done || System.nanoTime() - begin > timeout.toNanos()) {
        return settlement;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }
}
