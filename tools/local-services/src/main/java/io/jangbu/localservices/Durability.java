package io.jangbu.localservices;

/** What a PostgreSQL's commit waits for. */
public enum Durability {
  /** The disk: what was committed survives a power cut. */
  FSYNC,
  /** The operating system's memory: it survives a killed process, as a single broker's write. */
  NO_FSYNC;

  /** PostgreSQL's setting of that name: {@code on} or {@code off}. */
  public String fsync() {
    return this == FSYNC ? "on" : "off";
  }
}
