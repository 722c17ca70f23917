package io.jangbu.command.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jangbu.command.AggregateType;
import io.jangbu.command.state.AssignedPartition.Progress;
import io.jangbu.command.topics.HostedAggregates;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/commandstate}: the state that this instance decides commands on, and how an
 * operator has it rebuilt from the events. One instance answers for itself alone.
 */
@Component
@Endpoint(id = "commandstate")
public final class CommandStateEndpoint {

  private static final int LONGEST_ID = 100;

  private final HostedAggregates aggregates;
  private final AssignedPartitions partitions;

  CommandStateEndpoint(HostedAggregates aggregates, AssignedPartitions partitions) {
    this.aggregates = aggregates;
    this.partitions = partitions;
  }

  /** All aggregate types, each under the name of its context. */
  public record State(List<Context> contexts) {}

  /**
   * One context.
   *
   * @param partitions how many there are in all
   * @param held those of them that are here
   */
  public record Context(String context, int partitions, List<Held> held) {}

  /**
   * A partition whose commands are decided here.
   *
   * @param ready whether they are, and do not wait for a rebuild
   * @param rebuild the id of the last rebuild that was asked for and done; absent if there was none
   * @param eventsRead by the rebuild that goes on, else by the last
   * @param offsetsRead how far in its log it is, of {@code offsetsInAll}; both 0 while not known,
   *     or where it was done elsewhere
   * @param streams that the events belong to
   * @param blocked why the rebuild cannot go on with this build; absent if it can
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Held(
      int partition,
      boolean ready,
      @Nullable String rebuild,
      long eventsRead,
      long offsetsRead,
      long offsetsInAll,
      long streams,
      @Nullable String blocked) {}

  /** {@code GET}: what is here. */
  @ReadOperation
  public State state() {
    return new State(aggregates.partitions().entrySet().stream().map(this::context).toList());
  }

  /**
   * {@code POST}: asks for a rebuild of what is here, or comes here later, under an id; again with
   * the same id it does nothing more. It goes on while {@link #state} is asked how far it is.
   */
  @WriteOperation
  public State rebuild(String rebuild) {
    if (rebuild.isBlank() || rebuild.length() > LONGEST_ID) {
      throw new InvalidEndpointRequestException(
          "the id of a rebuild has 1 to " + LONGEST_ID + " characters",
          "rebuild has 1 to " + LONGEST_ID + " characters");
    }
    partitions.rebuild(rebuild);
    return state();
  }

  private Context context(Map.Entry<AggregateType<?, ?, ?>, Integer> hosted) {
    String name = hosted.getKey().name();
    return new Context(
        name,
        hosted.getValue(),
        partitions.all().stream()
            .filter(partition -> partition.context().equals(name))
            .map(CommandStateEndpoint::held)
            .sorted(Comparator.comparingInt(Held::partition))
            .toList());
  }

  private static Held held(AssignedPartition partition) {
    Progress progress = partition.progress();
    String rebuild = partition.rebuild();
    return new Held(
        partition.commands().partition(),
        partition.takesCommands(),
        rebuild.isEmpty() ? null : rebuild,
        progress.events(),
        progress.offsets(),
        progress.offsetsInAll(),
        progress.streams(),
        partition.blocked());
  }
}
