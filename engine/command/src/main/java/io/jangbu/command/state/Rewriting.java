package io.jangbu.command.state;

import io.jangbu.core.EventId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What is to be taken out of streams of one partition: the events as they are to stand from now on,
 * and the remembered commands whose content is to be forgotten. The partition's stream thread
 * writes all of it in one transaction.
 */
public final class Rewriting {

  private final List<Stream> streams;
  private final List<Remembered> commands;
  private final CompletableFuture<Void> committed = new CompletableFuture<>();

  /** A stream with all its events, in the order of their versions. */
  public record Stream(String id, List<Event> events) {

    long version() {
      return events.getLast().id().version();
    }
  }

  /**
   * An event of it.
   *
   * @param value as it is to stand; null where the log lacks the event
   * @param append whether it is to be appended again
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Event(EventId id, byte @Nullable [] value, Headers headers, boolean append) {}

  /**
   * A command, as the idempotency store keeps it.
   *
   * @param at since when, in epoch milliseconds
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Remembered(byte[] key, long at) {}

  /**
   * What is to be written.
   *
   * @param streams whole ones, as the log has them; one that has gone on since is left as it is
   * @param commands may be of other streams than these
   */
  public Rewriting(List<Stream> streams, List<Remembered> commands) {
    this.streams = List.copyOf(streams);
    this.commands = List.copyOf(commands);
  }

  List<Stream> streams() {
    return streams;
  }

  List<Remembered> commands() {
    return commands;
  }

  /** Completes when what was written is in the log. */
  public CompletableFuture<Void> committed() {
    return committed;
  }
}
