package io.jangbu.projection.routing;

import io.jangbu.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A read as it came.
 *
 * @param pathAndQuery as it is sent on
 * @param partition the one partition that another instance asks of this one; null if a client asks
 * @param waits whether it names a version to wait for
 * @param deadline until when it may wait, by {@link System#nanoTime}
 */
record ReadRequest(String pathAndQuery, @Nullable Integer partition, boolean waits, long deadline) {

  /**
   * Internal, between instances: which partition one of them asks another for. Not sent on again.
   * The answer is one partition's part alone, which a client would take for the whole; so it counts
   * only together with {@link #INSTANCE_HEADER}, and anything else is refused.
   */
  static final String PARTITION_HEADER = "Jangbu-Partition";

  /** Internal, between instances: the advertised {@code host:port} of the one that asks. */
  static final String INSTANCE_HEADER = "Jangbu-Instance";

  private static final Pattern PARTITION = Pattern.compile("[0-9]{1,9}");
  private static final Pattern INSTANCE = Pattern.compile("\\S+:[0-9]{1,5}");

  static ReadRequest of(HttpServletRequest request, Duration wait) {
    String query = request.getQueryString();
    return new ReadRequest(
        request.getRequestURI() + (query == null ? "" : "?" + query),
        partition(request.getHeader(PARTITION_HEADER), request.getHeader(INSTANCE_HEADER)),
        request.getParameter("minVersion") != null,
        System.nanoTime() + wait.toNanos());
  }

  boolean isOver() {
    return deadline - System.nanoTime() <= 0;
  }

  /**
   * Holds the read to what one instance may ask of another.
   *
   * @throws ProblemException 400 if it names a partition that the topic has not
   */
  ReadRequest within(int partitions) {
    if (partition != null && partition >= partitions) {
      throw malformed();
    }
    return this;
  }

  /**
   * The same for a read that is about one partition.
   *
   * @throws ProblemException 400 if it names another one
   */
  ReadRequest about(int home) {
    if (partition != null && partition != home) {
      throw malformed();
    }
    return this;
  }

  private static @Nullable Integer partition(@Nullable String partition, @Nullable String asker) {
    if (partition == null && asker == null) {
      return null;
    }
    if (partition == null
        || asker == null
        || !PARTITION.matcher(partition).matches()
        || !INSTANCE.matcher(asker).matches()) {
      throw malformed();
    }
    return Integer.valueOf(partition);
  }

  private static ProblemException malformed() {
    return ProblemException.malformed(
        PARTITION_HEADER
            + " and "
            + INSTANCE_HEADER
            + " are for the instances of this service among themselves");
  }
}
