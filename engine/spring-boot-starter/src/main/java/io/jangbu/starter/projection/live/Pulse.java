package io.jangbu.starter.projection.live;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to a client that is sent nothing else, for nothing but a write tells that a client has
 * closed its connection: the first one after that is answered with a reset, the next one fails. The
 * connection's own thread cannot do it, it waits for events meanwhile.
 */
final class Pulse implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Pulse.class);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final EventWriter writer;
  private final Duration interval;
  private final Runnable whenGone;
  private final Thread thread;
  private volatile boolean gone;

  private Pulse(EventWriter writer, Duration interval, Runnable whenGone) {
    this.writer = writer;
    this.interval = interval;
    this.whenGone = whenGone;
    this.thread = Thread.ofVirtual().name("pulse").unstarted(this::beat);
  }

  /**
   * Begins.
   *
   * @param interval a client that has closed is found out within three of them
   * @param whenGone called once, by another thread, when it is
   */
  static Pulse start(EventWriter writer, Duration interval, Runnable whenGone) {
    Pulse pulse = new Pulse(writer, interval, whenGone);
    pulse.thread.start();
    return pulse;
  }

  /** Whether the client has closed its connection. */
  boolean isGone() {
    return gone;
  }

  private void beat() {
    try {
      while (!ended.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        writer.writeIfIdle(interval);
      }
    } catch (IOException e) {
      log.debug("A client is gone: {}", e.toString());
      gone = true;
      whenGone.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // by nobody here: it ends
    }
  }

  /** Returns when nothing is written any more. */
  @Override
  public void close() {
    ended.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true; // the answer must not end before its last write
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
