package io.jangbu.peers;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.order.OrderCommand;

/** A framework that keeps orders in an event store. Its methods may be called by many at a time. */
public interface Peer extends AutoCloseable {

  /** Opens one on a database, and makes its tables if they are missing. */
  @FunctionalInterface
  interface Opening {
    Peer open(Database database) throws Exception;
  }

  /**
   * Executes a command; returns when its events are committed.
   *
   * @throws Refused if the decider rejects it
   * @throws Exception if it cannot be executed
   */
  void execute(CommandEnvelope<OrderCommand> command) throws Exception;

  @Override
  void close();
}
