package io.jangbu.cli.importer;

import io.jangbu.cli.importer.Pipeline.Answer;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends the commands of all orders and follows their results.
 *
 * <p>Many orders are under way at once, but of each order one command only: the next is sent when
 * the one before it is answered. Whatever is lost between, no order ever gets a command whose
 * predecessor is missing, which would be rejected and remembered as that.
 */
final class ImportRun {

  /** How it came to its end. */
  enum Ending {
    COMPLETE,
    NO_ANSWER,
    BROKEN_OFF,
    STOPPED
  }

  private static final int MOST_IN_FLIGHT = 2_000;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration AFTER_STOP = Duration.ofSeconds(5);

  private final OrderJoin orders;
  private final Pipeline pipeline;
  private final Tally tally;
  private final Progress progress;
  private final StopSignal stop;
  private final Silence silence;
  private final Map<UUID, OrderInFlight> inFlight = new HashMap<>();

  ImportRun(
      OrderJoin orders,
      Pipeline pipeline,
      Tally tally,
      Progress progress,
      StopSignal stop,
      Duration timeout) {
    this.orders = orders;
    this.pipeline = pipeline;
    this.tally = tally;
    this.progress = progress;
    this.stop = stop;
    this.silence = new Silence(timeout, progress);
  }

  /**
   * Runs to the end, whatever it is.
   *
   * @throws IOException if the rows cannot be read any further
   * @throws PipelineException if the pipeline is out of reach for good
   */
  Ending run() throws IOException {
    try {
      return sendAndFollow();
    } finally {
      for (OrderInFlight order : inFlight.values()) {
        tally.unanswered();
        tally.order(order.lastAccepted());
      }
    }
  }

  private Ending sendAndFollow() throws IOException {
    while (!stop.requested()) {
      fill();
      if (inFlight.isEmpty()) {
        return Ending.COMPLETE;
      }
      follow();
      if (silence.isTooLong()) {
        return Ending.NO_ANSWER;
      }
    }
    long until = System.nanoTime() + AFTER_STOP.toNanos();
    while (!inFlight.isEmpty() && System.nanoTime() < until) {
      follow();
    }
    return Ending.STOPPED;
  }

  private void fill() throws IOException {
    while (inFlight.size() < MOST_IN_FLIGHT) {
      OlistOrder order = orders.next();
      if (order == null) {
        return;
      }
      send(new OrderInFlight(OrderMapping.commands(order)));
    }
  }

  private void follow() {
    for (Answer answer : pipeline.poll(POLL)) {
      // Others send commands too, and hear of them on the same topic.
      @Nullable OrderInFlight order = inFlight.remove(answer.result().commandId());
      if (order != null) {
        silence.broken();
        take(order, answer);
      }
    }
  }

  private void take(OrderInFlight order, Answer answer) {
    tally.answer(order.kind(), answer);
    if (!order.next(answer)) {
      tally.order(order.lastAccepted());
      progress.step(1);
    } else if (stop.requested()) {
      tally.order(order.lastAccepted());
    } else {
      send(order);
    }
  }

  private void send(OrderInFlight order) {
    inFlight.put(order.current().commandId(), order);
    pipeline.send(order.current());
  }
}
