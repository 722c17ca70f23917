package io.jangbu.cli.importer;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.shop.domain.order.OrderCommand;
import java.time.Duration;
import java.util.List;

/** Where commands go in and their results come out. */
interface Pipeline extends AutoCloseable {

  /**
   * A result.
   *
   * @param repeated whether the command had been decided before, and this is what it led to then
   */
  record Answer(CommandResult result, boolean repeated) {}

  /** Sends a command; it may be under way for a while. */
  void send(CommandEnvelope<OrderCommand> command);

  /**
   * Results, of these commands and of others; waits for the first of them as long as that.
   *
   * @throws PipelineException if there will be none any more
   */
  List<Answer> poll(Duration atMost);

  @Override
  void close();
}
