package io.jangbu.command.process;

import io.jangbu.command.state.AssignedPartition;
import io.jangbu.command.state.AssignedPartition.Unpark;
import io.jangbu.command.state.AssignedPartitions;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/processes}: the parked processes of the partitions that this instance decides,
 * and how an operator has them go on.
 */
@Component
@Endpoint(id = "processes")
public final class ProcessesEndpoint {

  private static final String RESUME = "resume";
  private static final String ABANDON = "abandon";

  private final AssignedPartitions partitions;

  public ProcessesEndpoint(AssignedPartitions partitions) {
    this.partitions = partitions;
  }

  /** Those that are parked, in the order of their types and ids. */
  public record Report(List<Parked> parked) {}

  /**
   * A process that cannot go on.
   *
   * @param reason what its rules threw
   */
  public record Parked(String process, String processId, int partition, String reason) {}

  /** {@code GET}: what is parked here. */
  @ReadOperation
  public Report report() {
    return new Report(
        partitions.all().stream()
            .flatMap(partition ->
                partition.parked().entrySet().stream()
                    .map(each ->
                        new Parked(
                            partition.context(),
                            each.getKey(),
                            partition.commands().partition(),
                            each.getValue())))
            .sorted(Comparator.comparing(Parked::process).thenComparing(Parked::processId))
            .toList());
  }

  /**
   * {@code POST}: has a parked process go on, within a second or so.
   *
   * @param action {@code resume}: with all that has happened to it meanwhile; {@code abandon}:
   *     without, which is put into the dead letter topic
   */
  @WriteOperation
  public Report goOn(String process, String processId, String action) {
    if (!action.equals(RESUME) && !action.equals(ABANDON)) {
      throw invalid("action is resume or abandon");
    }
    AssignedPartition holder =
        partitions.all().stream()
            .filter(partition -> partition.context().equals(process))
            .filter(partition -> partition.parked().containsKey(processId))
            .findAny()
            .orElseThrow(() -> invalid("no such process is parked on this instance"));
    holder.unpark(new Unpark(processId, action.equals(RESUME)));
    return report();
  }

  private static InvalidEndpointRequestException invalid(String rule) {
    return new InvalidEndpointRequestException(rule, rule);
  }
}
