package io.jangbu.command.state;

import io.jangbu.command.AggregateType;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Opens the state of partitions as they come to this instance. */
public final class CommandStates {

  private final StateParts parts;

  /** Those of an instance. */
  public CommandStates(
      AssignedPartitions assigned,
      EventPartitions events,
      InstantSource clock,
      MeterRegistry registry,
      Sealing sealing) {
    this.parts = new StateParts(assigned, events, clock, registry, sealing);
  }

  /**
   * Opens the state of the task's partition. To be called on its stream thread when the task begins
   * to run; the caller closes it.
   *
   * @param partitions how many the context's topics have
   * @param snapshots the name of the store of snapshots
   * @param idempotency the name of the store of remembered commands
   * @param sink takes events that are appended again, on the same thread
   */
  public <C, E, S> PartitionState<C, E, S> open(
      AggregateType<C, E, S> type,
      int partitions,
      ProcessorContext<?, ?> task,
      String snapshots,
      String idempotency,
      EventSink sink) {
    PartitionState<C, E, S> state =
        new PartitionState<>(
            type,
            partitions,
            task,
            new SnapshotStore<>(type, task.getStateStore(snapshots)),
            new IdempotencyStore<>(type.codec(), task.getStateStore(idempotency)),
            sink,
            parts);
    state.open();
    return state;
  }
}
