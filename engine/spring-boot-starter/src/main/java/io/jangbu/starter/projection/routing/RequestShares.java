package io.jangbu.starter.projection.routing;

import io.jangbu.projection.memory.AnswerMemory;
import io.jangbu.projection.memory.AnswersFullException;
import io.jangbu.projection.memory.Share;
import io.jangbu.starter.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

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

  /**
   * Reads from the stores of this instance.
   *
   * @param deadline by {@link System#nanoTime}
   * @throws ProblemException 503 if there is no room in memory for what is read in time
   */
  static <T> T read(Share share, long deadline, Supplier<T> answer) {
    try {
      return share.read(deadline, answer);
    } catch (AnswersFullException e) {
      throw Problems.full(e);
    }
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
