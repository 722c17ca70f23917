package io.jangbu.localservices.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.zip.CRC32C;

/**
 * How often the carrier is slow, fails or refuses, each from 0 (never) to 1 (always).
 *
 * <p>All of it follows from the order or the key, not from chance, so that a run can be told again.
 *
 * @param slow of the keys are answered only after {@link #pause}
 * @param failing of the keys get 503 at their first one or two attempts, half of them after the
 *     carrier has accepted: the answer is lost, the work is done
 * @param refusing of the orders are refused for good
 */
public record Temperament(double slow, double failing, double refusing, Duration pause) {

  private static final double RANGE = 1L << 32;

  public Temperament {
    requireShare(slow);
    requireShare(failing);
    requireShare(refusing);
  }

  /** Like a real carrier on a normal day. */
  public static Temperament realistic() {
    return new Temperament(0.02, 0.05, 0.01, Duration.ofMillis(800));
  }

  /** Accepts everything at once. */
  public static Temperament flawless() {
    return new Temperament(0, 0, 0, Duration.ZERO);
  }

  /** Whether this order is refused whenever it is asked for. */
  public boolean refuses(String orderId) {
    return share("refuse", orderId) < refusing;
  }

  boolean isSlowFor(String key) {
    return share("slow", key) < slow;
  }

  boolean failsFor(String key, int attempt) {
    return share("fail", key) < failing && attempt <= (share("twice", key) < 0.5 ? 2 : 1);
  }

  boolean acceptsBeforeItFails(String key) {
    return share("late", key) < 0.5;
  }

  private static double share(String salt, String text) {
    CRC32C hash = new CRC32C();
    hash.update((salt + ":" + text).getBytes(UTF_8));
    return hash.getValue() / RANGE;
  }

  private static void requireShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is from 0 to 1, not " + share);
    }
  }
}
