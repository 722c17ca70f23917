package io.jangbu.benchmarks.report;

/** A bound that a ratio should keep, the bound itself included. */
public record Aim(Direction direction, double bound) {

  /** On which side of the bound it is good to be. */
  public enum Direction {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Direction(String sign) {
      this.sign = sign;
    }
  }

  static Aim atLeast(double bound) {
    return new Aim(Direction.AT_LEAST, bound);
  }

  static Aim atMost(double bound) {
    return new Aim(Direction.AT_MOST, bound);
  }

  boolean isMetBy(double value) {
    return switch (direction) {
      case AT_LEAST -> value >= bound;
      case AT_MOST -> value <= bound;
    };
  }

  @Override
  public String toString() {
    return direction.sign + " " + Numbers.ratio(bound);
  }
}
