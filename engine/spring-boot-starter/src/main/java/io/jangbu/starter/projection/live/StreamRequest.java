package io.jangbu.starter.projection.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A part of a client's request, as another instance is asked for it. */
final class StreamRequest extends HttpServletRequestWrapper {

  private final String query;
  private final @Nullable Long minVersion;

  StreamRequest(
      HttpServletRequest request,
      String idField,
      String streamId,
      long after,
      @Nullable Long minVersion) {
    super(request);
    this.query =
        idField
            + "="
            + streamId
            + "&after="
            + after
            + (minVersion == null ? "" : "&minVersion=" + minVersion);
    this.minVersion = minVersion;
  }

  @Override
  public String getQueryString() {
    return query;
  }

  @Override
  public @Nullable String getParameter(String name) {
    return name.equals("minVersion")
        ? (minVersion == null ? null : minVersion.toString())
        : super.getParameter(name);
  }
}
