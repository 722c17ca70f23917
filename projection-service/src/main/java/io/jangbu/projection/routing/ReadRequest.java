package io.jangbu.projection.routing;

import io.jangbu.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
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

  /** Says that an instance asks another one, and for which partition. Not sent on again. */
  static final String PARTITION_HEADER = "Jangbu-Partition";

  static ReadRequest of(HttpServletRequest request, Duration wait) {
    String query = request.getQueryString();
    return new ReadRequest(
        request.getRequestURI() + (query == null ? "" : "?" + query),
        partition(request.getHeader(PARTITION_HEADER)),
        request.getParameter("minVersion") != null,
        System.nanoTime() + wait.toNanos());
  }

  boolean isOver() {
    return deadline - System.nanoTime() <= 0;
  }

  private static @Nullable Integer partition(@Nullable String header) {
    try {
      return header == null ? null : Integer.valueOf(header);
    } catch (NumberFormatException _) {
      throw ProblemException.malformed(PARTITION_HEADER + " is a partition's number");
    }
  }
}
