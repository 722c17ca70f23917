package io.jangbu.command.state;

import io.jangbu.command.context.BoundedContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Opens the state of partitions as they come to this instance. */
public final class CommandStates {

  private final StateParts parts;

  public CommandStates(
      HeldPartitions held, EventLog events, InstantSource clock, MeterRegistry registry) {
    this.parts = new StateParts(held, events, clock, registry);
  }

  /**
   * Opens the state of the task's partition. To be called on its stream thread when the task begins
   * to run; the caller closes it.
   *
   * @param partitions how many the context's topics have
   * @param snapshots the name of the store of snapshots
   * @param memory the name of the store of remembered commands
   * @param sink takes events that are appended again, on the same thread
   */
  public <C, E, S> PartitionState<C, E, S> open(
      BoundedContext<C, E, S> context,
      int partitions,
      ProcessorContext<?, ?> task,
      String snapshots,
      String memory,
      EventSink sink) {
    PartitionState<C, E, S> state =
        new PartitionState<>(
            context,
            partitions,
            task,
            new SnapshotStore<>(context, task.getStateStore(snapshots)),
            new CommandMemory<>(context.codec(), task.getStateStore(memory)),
            sink,
            parts);
    state.open();
    return state;
  }
}
