package io.jangbu.localservices;

/**
 * How often a cluster keeps each record.
 *
 * @param factor copies in all
 * @param minInsync copies that must have it before it is acknowledged
 */
public record Replication(int factor, int minInsync) {

  /** On a single broker. */
  public static final Replication NONE = new Replication(1, 1);

  /** On three brokers, one of which may be away. */
  public static final Replication THREE = new Replication(3, 2);
}
