package io.jangbu.shop.shipping.shipment;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Rings when something has become due in this instance, so that nobody waits for the next poll. */
@Component
public class DueBell {

  private final BlockingQueue<Boolean> rung = new ArrayBlockingQueue<>(1);

  /** Never blocks; ringing twice before anybody listens is ringing once. */
  public void ring() {
    boolean _ = rung.offer(true);
  }

  /** Waits for a ring, at most so long. */
  public void await(Duration atMost) throws InterruptedException {
    Boolean _ = rung.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }
}
