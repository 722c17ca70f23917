package io.jangbu.cli.topics;

import java.util.List;
import java.util.Map;

/**
 * What is to stand under the topic's name in the end. Once it is written beside the copy, the copy
 * is whole, and the old topic is not needed any more.
 *
 * @param oldId the id of the topic that was copied
 * @param replication copies of each partition
 * @param config the topic's own settings
 * @param records how many each partition gets
 * @param undecided of a topic of commands: how many of them nobody has decided
 * @param positions how far groups have read
 * @param placed whether all of it is in its place, and only the copy is left
 */
record Plan(
    String oldId,
    short replication,
    Map<String, String> config,
    List<Long> records,
    long undecided,
    List<Position> positions,
    boolean placed) {

  /**
   * How far a group has read a partition.
   *
   * @param records how many of the copy's, from its beginning
   * @param metadata what the group noted with it
   * @param decides whether the records before it must not be decided again
   */
  record Position(String group, int partition, long records, String metadata, boolean decides) {}

  Plan nowPlaced() {
    return new Plan(oldId, replication, config, records, undecided, positions, true);
  }

  int partitions() {
    return records.size();
  }
}
