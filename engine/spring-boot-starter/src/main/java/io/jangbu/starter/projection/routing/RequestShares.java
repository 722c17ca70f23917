package io.jangbu.starter.projection.routing;

import io.jangbu.projection.memory.AnswerMemory;
import io.jangbu.projection.memory.Share;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The shares of memory that a request's answer has, which are given back when it has ended. */
public final class RequestShares {

  private static final String SHARES = RequestShares.class.getName();

  private RequestShares() {}

  /**
   * A share for a part of a request's answer.
   *
   * @param parts of how many its answer is put together, at least 1
   */
  static Share of(HttpServletRequest request, AnswerMemory memory, int parts) {
    Share share = memory.share(parts);
    shares(request).add(share);
    return share;
  }

  /** Gives back all shares of the request. */
  public static void release(HttpServletRequest request) {
    List<Share> shares = shares(request);
    shares.forEach(Share::release);
    shares.clear();
  }

  @SuppressWarnings("unchecked") // nobody else knows the attribute's name
  private static synchronized List<Share> shares(HttpServletRequest request) {
    if (!(request.getAttribute(SHARES) instanceof List<?>)) {
      request.setAttribute(SHARES, new CopyOnWriteArrayList<Share>());
    }
    return (List<Share>) request.getAttribute(SHARES);
  }
}
