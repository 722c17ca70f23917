package io.jangbu.kafka.integrity;

/** Why a record is not taken for an event of ours. */
public enum Refusal {
  /** It has no authentication code, and is none of those that were there before there were any. */
  NO_CODE("it has no authentication code"),
  /** The code is not that of this record. */
  WRONG_CODE("its authentication code is not of this record"),
  /** The code is of a key that is not known here. */
  UNKNOWN_KEY("its authentication code is of a key that is not known here");

  private final String why;

  Refusal(String why) {
    this.why = why;
  }

  /** The end of a sentence. */
  @Override
  public String toString() {
    return why;
  }
}
