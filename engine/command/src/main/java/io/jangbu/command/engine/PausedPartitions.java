package io.jangbu.command.engine;

import io.jangbu.command.state.AssignedPartition;
import io.jangbu.command.state.AssignedPartitions;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Those partitions of one consumer whose commands wait until their state is rebuilt, or for ever,
 * because a topic of their context is another one than their state was made from.
 *
 * <p>Kafka Streams pauses and resumes partitions on its own account, also on this consumer: so what
 * must wait is paused again before every poll, and only what was paused here is resumed.
 */
final class PausedPartitions {

  private final AssignedPartitions assigned;
  private final Predicate<String> recreated;
  private final Set<AssignedPartition> paused = new HashSet<>();

  PausedPartitions(AssignedPartitions assigned, Predicate<String> recreated) {
    this.assigned = assigned;
    this.recreated = recreated;
  }

  /**
   * To be called before each poll.
   *
   * @return whether there is work to be done for any of them between the polls
   */
  boolean hold(Consumer<?, ?> consumer) {
    if (!paused.isEmpty()) {
      resume(consumer);
    }
    for (AssignedPartition partition : assigned.all()) {
      // It may be another stream thread's.
      if (!takesCommands(partition) && consumer.assignment().contains(partition.commands())) {
        consumer.pause(List.of(partition.commands()));
        paused.add(partition);
      }
    }
    return paused.stream().anyMatch(partition -> partition.blocked() == null);
  }

  private boolean takesCommands(AssignedPartition partition) {
    return partition.takesCommands() && !recreated.test(partition.context());
  }

  private void resume(Consumer<?, ?> consumer) {
    for (Iterator<AssignedPartition> all = paused.iterator(); all.hasNext(); ) {
      AssignedPartition partition = all.next();
      if (!assigned.contains(partition)) {
        // Its task has ended; should it begin again, Streams itself pauses it first.
        all.remove();
      } else if (takesCommands(partition)) {
        consumer.resume(List.of(partition.commands()));
        all.remove();
      }
    }
  }
}
