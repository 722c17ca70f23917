package io.jangbu.resilience.load;

import io.jangbu.resilience.time.Moments;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * So many commands a second until it is stopped, whatever becomes of them: one that stalls makes
 * none of the others late.
 */
public final class SteadyLoad {

  private final Workload workload;
  private final Duration interval;
  private final TopicSender topics;
  private final HttpSender http;
  private volatile @Nullable Thread thread;

  public SteadyLoad(Workload workload, int perSecond, TopicSender topics, HttpSender http) {
    this.workload = workload;
    this.interval = Duration.ofSeconds(1).dividedBy(perSecond);
    this.topics = topics;
    this.http = http;
  }

  /** Begins, or goes on where it stopped. */
  public void start() {
    Thread sending = Thread.ofPlatform().name("load").daemon().unstarted(this::send);
    thread = sending;
    sending.start();
  }

  private void send() {
    long due = System.nanoTime();
    while (Thread.currentThread().equals(thread)) {
      Moments.awaitNanoTime(due);
      send(workload.next());
      due += interval.toNanos();
    }
  }

  private <C> void send(Step<C> step) {
    switch (step.way()) {
      case TOPIC -> topics.send(step.context(), step.command());
      case HTTP -> http.send(step.context(), step.command());
    }
  }

  /** Sends nothing more, and waits until the brokers have taken what was sent over the topics. */
  public void stop() throws InterruptedException {
    Thread sending = thread;
    cease();
    if (sending != null) {
      sending.join();
    }
    topics.flush();
  }

  /** Sends nothing more, at latest after the command that is being sent. */
  void cease() {
    thread = null;
  }
}
