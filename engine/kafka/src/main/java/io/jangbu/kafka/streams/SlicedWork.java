package io.jangbu.kafka.streams;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Work of a task that is done in slices on its stream thread, in between its records, until there
 * is no more to do. Kafka Streams commits after each slice.
 */
public final class SlicedWork implements AutoCloseable {

  private final ProcessingContext task;
  private final Set<Cancellable> goingOn = new HashSet<>();

  /** None yet. */
  public SlicedWork(ProcessingContext task) {
    this.task = task;
  }

  /**
   * Begins some.
   *
   * @param every from the begin of a slice to that of the next, at least a millisecond
   * @param slice does a part, and says whether all is done
   * @param then what comes after that, once
   */
  public void begin(Duration every, BooleanSupplier slice, Runnable then) {
    var work =
        new Object() {
          @Nullable Cancellable scheduled;
        };
    Cancellable scheduled =
        task.schedule(
            every,
            PunctuationType.WALL_CLOCK_TIME,
            _ -> {
              Cancellable own = work.scheduled;
              if (own != null && slice.getAsBoolean()) {
                own.cancel();
                goingOn.remove(own);
                then.run();
              }
            });
    work.scheduled = scheduled;
    goingOn.add(scheduled);
  }

  /** Breaks off what is not done. */
  @Override
  public void close() {
    goingOn.forEach(Cancellable::cancel);
    goingOn.clear();
  }
}
