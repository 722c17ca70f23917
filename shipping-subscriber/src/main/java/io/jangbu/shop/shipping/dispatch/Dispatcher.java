package io.jangbu.shop.shipping.dispatch;

import io.jangbu.shop.shipping.carrier.Carrier;
import io.jangbu.shop.shipping.carrier.CarrierSettings;
import io.jangbu.shop.shipping.shipment.Claim;
import io.jangbu.shop.shipping.shipment.Claims;
import io.jangbu.shop.shipping.shipment.DueBell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Claims what is due and lets the carrier be asked for it, so many at a time. The claim is
 * committed before the carrier is asked, and no transaction is open while it answers. When this
 * process dies in between, the claim ends and the shipment is sent again under the same key.
 */
@Component
class Dispatcher implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  /** What an attempt may take beyond the carrier's own time before somebody else claims it. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Claims claims;
  private final Attempts attempts;
  private final Outcomes outcomes;
  private final DueBell bell;
  private final Duration pollInterval;
  private final Duration longestCall;
  private final int concurrency;
  private final Semaphore slots;
  private volatile @Nullable Thread loop;

  Dispatcher(
      Claims claims,
      Attempts attempts,
      Carrier carrier,
      Outcomes outcomes,
      DueBell bell,
      CarrierSettings settings) {
    this.claims = claims;
    this.attempts = attempts;
    this.outcomes = outcomes;
    this.bell = bell;
    this.pollInterval = settings.pollInterval();
    this.longestCall = carrier.longestCall();
    this.concurrency = settings.concurrency();
    this.slots = new Semaphore(concurrency);
  }

  @Override
  public void start() {
    Thread thread = Thread.ofVirtual().name("dispatcher").unstarted(this::run);
    loop = thread;
    thread.start();
  }

  @Override
  public boolean isRunning() {
    return loop != null;
  }

  /** Claims nothing more, and waits for the requests under way, as long as one can take. */
  @Override
  public void stop() {
    Thread stopping = loop;
    loop = null;
    bell.ring();
    long deadline = System.nanoTime() + longestCall.toNanos();
    try {
      if (stopping != null) {
        boolean _ = stopping.join(longestCall);
      }
      if (slots.tryAcquire(concurrency, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        slots.release(concurrency);
      } else {
        log.warn("Stopped with requests under way: they are sent again, under the same keys");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops after the listener, which brings work, and before the HTTP server, which tells of it. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 512;
  }

  private void run() {
    try {
      while (goesOn()) {
        if (!dispatchDue()) {
          bell.await(pollInterval);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean goesOn() {
    return Thread.currentThread().equals(loop);
  }

  /**
   * @return whether there may be more due at this moment
   */
  private boolean dispatchDue() throws InterruptedException {
    slots.acquire();
    int free = 1 + slots.drainPermits();
    List<Claim> claimed = claim(free);
    slots.release(free - claimed.size());
    for (Claim claim : claimed) {
      String name = "carrier " + claim.request().orderId();
      Thread _ = Thread.ofVirtual().name(name).start(() -> attempt(claim));
    }
    return claimed.size() == free;
  }

  private List<Claim> claim(int limit) {
    if (!goesOn()) {
      return List.of();
    }
    try {
      outcomes.writeUnwritten();
      return claims.claim(limit, longestCall.plus(MARGIN)).stream().filter(outcomes::open).toList();
    } catch (RuntimeException e) {
      // The database is away, or worse. Whatever it is, the next poll tries again.
      log.warn(
          "Nothing could be claimed: {}", NestedExceptionUtils.getMostSpecificCause(e).toString());
      return List.of();
    }
  }

  private void attempt(Claim claim) {
    try {
      attempts.make(claim);
    } catch (InterruptedException _) {
      outcomes.close(claim);
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      outcomes.close(claim);
      log.error(
          "The outcome for order {} is lost, it is asked again", claim.request().orderId(), e);
    } finally {
      slots.release();
    }
  }
}
