package io.jangbu.command.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jangbu.command.AggregateType;
import io.jangbu.command.topics.HostedAggregates;
import io.jangbu.core.StreamId;
import io.jangbu.kafka.record.StreamPartition;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/erasures}: how an operator has the personal data taken out of streams. One
 * instance does so in its own partitions alone.
 */
@Component
@Endpoint(id = "erasures")
public final class ErasuresEndpoint {

  private static final int LONGEST_ID = 100;
  private static final int MOST_STREAMS = 1_000;

  private final HostedAggregates aggregates;
  private final Erasures erasures;

  ErasuresEndpoint(HostedAggregates aggregates, Erasures erasures) {
    this.aggregates = aggregates;
    this.erasures = erasures;
  }

  /**
   * What becomes of the streams.
   *
   * @param partitions how many the context has in all
   * @param streams those whose partition is here
   */
  public record Report(String context, int partitions, List<Stream> streams) {}

  /**
   * A stream.
   *
   * @param done whether no personal data is left in its events, and none in remembered commands
   * @param events that it has; this and the next two are 0 until it is done
   * @param rewritten events that were appended again
   * @param commands whose content was forgotten
   * @param refused why it cannot be done; absent if it can
   * @param offsetsRead how far the partition was looked through, of {@code offsetsInAll}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Stream(
      String stream,
      int partition,
      boolean done,
      long events,
      long rewritten,
      long commands,
      @Nullable String refused,
      long offsetsRead,
      long offsetsInAll) {}

  /**
   * {@code POST}: erases streams, under an id; again with the same id it only tells how far it is.
   *
   * @param erasure the id, 1 to 100 characters
   * @param streams 1 to 1,000, none of them twice; in JSON one text, with commas
   */
  @WriteOperation
  public Report erase(String erasure, String context, List<String> streams) {
    require(
        !erasure.isBlank() && erasure.length() <= LONGEST_ID,
        "erasure has 1 to " + LONGEST_ID + " characters");
    require(
        !streams.isEmpty()
            && streams.size() <= MOST_STREAMS
            && new HashSet<>(streams).size() == streams.size(),
        "streams has 1 to %d ids, none of them twice".formatted(MOST_STREAMS));
    require(streams.stream().allMatch(StreamId::isValid), "an id has 1 to 64 of [A-Za-z0-9_-]");
    AggregateType<?, ?, ?> of =
        aggregates.partitions().keySet().stream()
            .filter(hosted -> hosted.name().equals(context))
            .findAny()
            .orElseThrow(() -> invalid("there is no context of that name here"));
    int partitions = aggregates.partitions(of);
    return new Report(
        context,
        partitions,
        erasures.erase(erasure, of, streams).entrySet().stream()
            .map(each ->
                stream(
                    each.getKey(), StreamPartition.of(each.getKey(), partitions), each.getValue()))
            .toList());
  }

  private static Stream stream(String streamId, int partition, PartitionErasure<?> erasure) {
    // In this order: what is done has its figures.
    boolean done = erasure.isDone();
    PartitionErasure.Figures figures = erasure.figures();
    PartitionErasure.Stream of =
        figures.streams().getOrDefault(streamId, PartitionErasure.Stream.NONE);
    return new Stream(
        streamId,
        partition,
        done,
        of.events(),
        of.rewritten(),
        of.commands(),
        erasure.refused(),
        figures.offsets(),
        figures.offsetsInAll());
  }

  private static void require(boolean fine, String rule) {
    if (!fine) {
      throw invalid(rule);
    }
  }

  private static InvalidEndpointRequestException invalid(String rule) {
    return new InvalidEndpointRequestException(rule, rule);
  }
}
