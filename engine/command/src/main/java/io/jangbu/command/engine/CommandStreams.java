package io.jangbu.command.engine;

import io.jangbu.command.engine.CommandStart.Prepared;
import io.jangbu.command.state.ErasureWatch;
import io.jangbu.kafka.streams.Failures;
import io.jangbu.kafka.streams.RunningStreams;
import io.jangbu.kafka.streams.transactions.TransactionWatch;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the streams that decide commands from the service's start to its stop. They begin when no
 * hanging transaction holds up what they work on; until then they are {@link
 * KafkaStreams.State#CREATED}.
 */
@Component
public final class CommandStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(CommandStreams.class);

  private final CommandStart start;
  private final TransactionWatch transactions;
  private final ErasureWatch erasures;
  private volatile KafkaStreams.State unopened = KafkaStreams.State.NOT_RUNNING;
  private @Nullable Prepared prepared;
  private @Nullable Thread opening;
  private volatile @Nullable RunningStreams running;

  CommandStreams(CommandStart start, TransactionWatch transactions, ErasureWatch erasures) {
    this.start = start;
    this.transactions = transactions;
    this.erasures = erasures;
  }

  /** RUNNING once every store is restored, NOT_RUNNING before the start and after the stop. */
  public KafkaStreams.State state() {
    RunningStreams now = running;
    return now == null ? unopened : now.state();
  }

  /** Why stream threads do not stay up; empty while they do. */
  public Optional<Failures.Recurring> failing() {
    RunningStreams now = running;
    return now == null ? Optional.empty() : now.failing();
  }

  /** The streams, while their stores can be asked. */
  public Optional<KafkaStreams> running() {
    RunningStreams now = running;
    return now != null && now.state().isRunningOrRebalancing()
        ? Optional.of(now.streams())
        : Optional.empty();
  }

  @Override
  public void start() {
    Prepared ready = prepare();
    prepared = ready;
    try {
      unopened = KafkaStreams.State.CREATED;
      if (transactions.isSettled()) {
        open(ready);
      } else {
        opening = Thread.ofVirtual().name("command-streams").start(() -> openWhenSettled(ready));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    transactions.begin();
    erasures.begin();
  }

  private Prepared prepare() {
    try {
      return start.prepare();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The service stops while it starts", e);
    }
  }

  private void openWhenSettled(Prepared ready) {
    try {
      transactions.settle();
      open(ready);
    } catch (InterruptedException _) {
      // The service stops.
    } catch (RuntimeException e) {
      // A start that the service's own stop has broken off did not fail.
      if (isRunning()) {
        log.error("The streams cannot be started", e);
        unopened = KafkaStreams.State.ERROR;
      }
    }
  }

  private synchronized void open(Prepared ready) {
    if (isRunning()) {
      running = ready.open();
    }
  }

  @Override
  public void stop() {
    unopened = KafkaStreams.State.NOT_RUNNING;
    transactions.close();
    if (opening != null) {
      opening.interrupt();
    }
    synchronized (this) {
      RunningStreams now = running;
      if (now != null) {
        now.close();
        running = null;
      }
      if (prepared != null) {
        prepared.memory().close();
        prepared = null;
      }
    }
  }

  @Override
  public boolean isRunning() {
    return unopened != KafkaStreams.State.NOT_RUNNING;
  }

  /** Starts before the web server and stops after it, so that requests under way are answered. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }
}
