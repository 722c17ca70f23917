package io.jangbu.cli.pipeline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that takes a while to start, and that is closed once even if that comes in between. */
final class Part<T extends AutoCloseable> {

  private final String name;
  private final Supplier<T> starter;
  private final Announcements announcements;
  private @Nullable CompletableFuture<T> started;
  private boolean closed;

  Part(String name, Supplier<T> starter, Announcements announcements) {
    this.name = name;
    this.starter = starter;
    this.announcements = announcements;
  }

  /** Starts it in the background. */
  synchronized void begin(Executor executor) {
    if (!closed) {
      started = CompletableFuture.supplyAsync(this::start, executor);
    }
  }

  private T start() {
    long begin = System.nanoTime();
    announcements.starting(name);
    T part = starter.get();
    announcements.ready(name, Duration.ofNanos(System.nanoTime() - begin));
    return part;
  }

  /**
   * Waits until it has started.
   *
   * @throws RuntimeException what the start has thrown
   * @throws IllegalStateException if it was never begun
   */
  T get() {
    try {
      return future().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private synchronized CompletableFuture<T> future() {
    if (started == null) {
      throw new IllegalStateException(name + " was not started");
    }
    return started;
  }

  /** Waits for a start that is under way, then closes. */
  void close() {
    T part = closing();
    if (part == null) {
      return;
    }
    try {
      part.close();
    } catch (Exception e) {
      // The other parts are to be closed all the same.
      announcements.note(name + " was not stopped cleanly: " + e);
    }
  }

  private @Nullable T closing() {
    CompletableFuture<T> starting;
    synchronized (this) {
      if (closed || started == null) {
        closed = true;
        return null;
      }
      closed = true;
      starting = started;
    }
    try {
      return starting.join();
    } catch (CompletionException _) {
      // Whoever waits for the start is told.
      return null;
    }
  }
}
