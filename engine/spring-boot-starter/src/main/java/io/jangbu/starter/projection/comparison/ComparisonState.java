package io.jangbu.starter.projection.comparison;

/** How far a comparison is. */
public enum ComparisonState {
  /** For the versions to reach the position. */
  WAITING,
  COMPARING,
  /** Looks again at streams that were at different versions. */
  SETTLING,
  DONE,
  FAILED,
  /** Given up, since the service stops or another one is begun. */
  ENDED
}
