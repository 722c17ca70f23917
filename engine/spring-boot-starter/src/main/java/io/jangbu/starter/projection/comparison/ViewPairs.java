package io.jangbu.starter.projection.comparison;

import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The views of one partition in two versions, side by side.
 *
 * @param one sorted by the streams' ids
 * @param other the same
 */
record ViewPairs(Iterator<ViewDigest> one, Iterator<ViewDigest> other) {

  /** Is shown every stream. */
  interface Visitor {

    /** {@code equal} is false too if only one version has the stream. */
    void visit(String streamId, boolean equal) throws InterruptedException, ExecutionException;
  }

  void forEach(Visitor visitor) throws InterruptedException, ExecutionException {
    ViewDigest left = next(one);
    ViewDigest right = next(other);
    while (left != null || right != null) {
      if (left != null && isBefore(left, right)) {
        visitor.visit(left.streamId(), false);
        left = next(one);
      } else if (right != null && isBefore(right, left)) {
        visitor.visit(right.streamId(), false);
        right = next(other);
      } else if (left != null) {
        visitor.visit(left.streamId(), left.equals(right));
        left = next(one);
        right = next(other);
      }
    }
  }

  private static boolean isBefore(ViewDigest left, @Nullable ViewDigest right) {
    return right == null || left.streamId().compareTo(right.streamId()) < 0;
  }

  private static @Nullable ViewDigest next(Iterator<ViewDigest> digests) {
    return digests.hasNext() ? digests.next() : null;
  }
}
