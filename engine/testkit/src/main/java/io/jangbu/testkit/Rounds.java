package io.jangbu.testkit;

/**
 * How much of a long proof runs. Random ones take another seed each time, so that many builds see
 * together what one long run sees; {@code -Pnight} plays the whole of each.
 */
public final class Rounds {

  private static final boolean FULL = "full".equals(System.getProperty("rounds"));

  private Rounds() {}

  /**
   * How often, or how much.
   *
   * @param usual in every build
   * @param full with {@code -Pnight}, or {@code -Drounds=full}
   */
  public static int of(int usual, int full) {
    return FULL ? full : usual;
  }
}
