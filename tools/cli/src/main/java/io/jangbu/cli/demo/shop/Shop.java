package io.jangbu.cli.demo.shop;

import io.jangbu.cli.demo.plan.Plan;
import io.jangbu.cli.demo.plan.Plans;
import io.jangbu.cli.demo.plan.RunId;
import io.jangbu.cli.progress.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets shoppers in, and waits until the last one has gone. Once a service is silent for too long,
 * nobody is let in any more.
 */
public final class Shop {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Plans plans;
  private final Opening opening;
  private final Shopper shopper;
  private final Storekeeper storekeeper;
  private final StopSignal stop;
  private final Door door;
  private final Semaphore places;
  private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /** Hears of each visit that is over, from one thread at a time. */
  public interface Door {
    void left(Visit visit);
  }

  /**
   * A shop.
   *
   * @param timeout how long a shopper waits for an order's stock
   * @param pace whose stop lets nobody in any more, and lets all others come to their end
   */
  public Shop(
      RunId run,
      Plans plans,
      Opening opening,
      ShopServices services,
      Storekeeper storekeeper,
      Pace pace,
      Duration timeout,
      Door door) {
    this.plans = plans;
    this.opening = opening;
    this.shopper =
        new Shopper(run, services, new StockWait(services, timeout), pace, () -> closed = true);
    this.storekeeper = storekeeper;
    this.stop = pace.stop();
    this.door = door;
    this.places = new Semaphore(opening.atOnce());
  }

  /** All visits, once all are over. */
  public List<Visit> run() throws InterruptedException {
    Thread keeper = Thread.ofVirtual().name("storekeeper").start(this::keep);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      letIn(threads);
    }
    storekeeper.close();
    keeper.join();
    return List.copyOf(visits);
  }

  private void letIn(ExecutorService threads) throws InterruptedException {
    long begin = System.nanoTime();
    int checkedOut = 0;
    for (int number = 0; !closed && opening.isOpen(checkedOut, since(begin)); number++) {
      Duration wait = opening.arrival(number).minus(since(begin));
      if ((wait.isPositive() && stop.requestedWithin(wait)) || !freePlace()) {
        return;
      }
      Plan plan = plans.of(number);
      checkedOut += plan.intent().checksOut() ? 1 : 0;
      threads.execute(() -> visit(plan));
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** False if the shop closes before there is one. */
  private boolean freePlace() throws InterruptedException {
    while (!closed && !stop.requested()) {
      if (places.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  private void visit(Plan plan) {
    try {
      if (plan.intent().checksOut()) {
        storekeeper.sold(plan.basket().bySku().keySet());
      }
      Visit visit = shopper.visit(plan);
      visits.add(visit);
      storekeeper.sold(visit.lines().keySet());
      synchronized (door) {
        door.left(visit);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  private void keep() {
    try {
      storekeeper.work();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
