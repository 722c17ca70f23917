package io.jangbu.cli.verify;

/**
 * Something that is wrong in a log.
 *
 * @param key the id of the event, or what stands in its place
 * @param wrong what is wrong, as the end of a sentence
 */
record Finding(String topic, int partition, long offset, String key, String wrong) {

  /** Such as {@code orders.events-3 offset 17, o-1/0000000003: …}. */
  @Override
  public String toString() {
    return topic + "-" + partition + " offset " + offset + ", " + key + ": " + wrong;
  }
}
