package io.jangbu.starter.projection.routing;

import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.projection.rollout.ProjectionVersion;
import io.jangbu.projection.rollout.ProjectionVersions;
import io.jangbu.starter.http.HeaderText;
import io.jangbu.starter.http.Peers;
import io.jangbu.starter.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A read as it came.
 *
 * @param pathAndQuery as it is sent on
 * @param asked the one partition that another instance asks of this one; null if a client asks
 * @param waits whether it names a version to wait for
 * @param deadline until when it may wait, by {@link System#nanoTime}
 */
record ReadRequest(
    String pathAndQuery, @Nullable AskedPartition asked, boolean waits, long deadline) {

  /**
   * Internal, between instances: which partition of which context of which version one of them asks
   * another for. Not sent on again. The answer is one partition's part alone, which a client would
   * take for the whole; so it counts only together with {@link Peers#INSTANCE_HEADER}, and anything
   * else is refused.
   */
  static final String PARTITION_HEADER = "Jangbu-Partition";

  private static final Pattern INSTANCE = Pattern.compile("\\S+:[0-9]{1,5}");

  static ReadRequest of(HttpServletRequest request, Duration wait) {
    String query = request.getQueryString();
    return new ReadRequest(
        request.getRequestURI() + (query == null ? "" : "?" + query),
        asked(
            HeaderText.of(request, PARTITION_HEADER),
            HeaderText.of(request, Peers.INSTANCE_HEADER)),
        request.getParameter("minVersion") != null,
        System.nanoTime() + wait.toNanos());
  }

  /** One that this instance asks for itself. */
  static ReadRequest of(String pathAndQuery, Duration wait) {
    return new ReadRequest(pathAndQuery, null, false, System.nanoTime() + wait.toNanos());
  }

  /** The version that is to answer, if it runs here. */
  Optional<ProjectionVersion> version(ProjectionVersions versions) {
    return asked == null ? versions.answering() : versions.find(asked.version());
  }

  boolean isOver() {
    return deadline - System.nanoTime() <= 0;
  }

  /**
   * The partitions of a read that are to answer: if another instance asks, the one that it asks
   * for, or none if that is another context's.
   *
   * @param count how many partitions the context has
   * @throws ProblemException 400 if it asks for a partition that the read is not about
   */
  IntStream partitions(Read<?> read, int count) {
    int first = read.streamId() == null ? 0 : StreamPartition.of(read.streamId(), count);
    int end = read.streamId() == null ? count : first + 1;
    if (asked == null) {
      return IntStream.range(first, end);
    }
    if (!asked.context().equals(read.projection().context())) {
      return IntStream.empty();
    }
    if (asked.number() < first || asked.number() >= end) {
      throw notForClients();
    }
    return IntStream.of(asked.number());
  }

  private static @Nullable AskedPartition asked(
      @Nullable String partition, @Nullable String instance) {
    if (partition == null && instance == null) {
      return null;
    }
    if (partition == null || instance == null || !INSTANCE.matcher(instance).matches()) {
      throw notForClients();
    }
    return AskedPartition.parse(partition).orElseThrow(ReadRequest::notForClients);
  }

  /** 400: the headers say nothing that an instance would say. */
  static ProblemException notForClients() {
    return ProblemException.malformed(
        PARTITION_HEADER
            + " and "
            + Peers.INSTANCE_HEADER
            + " are for the instances of this service among themselves");
  }
}
