package io.jangbu.cli.erase.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in one topic, or one table.
 *
 * @param where its name
 * @param records how many in all
 * @param standing how many of them nothing takes away
 * @param places of those, some of them, as a sentence's subject
 * @param open how many are in transactions that are open
 * @param latest when the last of those that leave is gone at the latest, in milliseconds; 0 if none
 *     leaves, {@link Long#MAX_VALUE} if nothing bounds it
 * @param boundedBy the setting that would; empty for a table
 */
public record Found(
    String where,
    long records,
    long standing,
    List<String> places,
    long open,
    long latest,
    String boundedBy) {

  static final int MOST_PLACES = 20;

  public Found {
    places = List.copyOf(places);
  }

  /** Whether something leaves, and nothing says until when. */
  public boolean isUndated() {
    return latest == Cleaning.NEVER;
  }

  /** Whether something leaves by itself, now or later. */
  public boolean leaves() {
    return latest > 0 || open > 0;
  }

  /** Adds up what is found. */
  static final class Tally {
    private final List<String> places = new ArrayList<>();
    private long left;
    private long standing;
    private long open;
    private long latest;

    void leaves(long records, long moment) {
      left += records;
      if (records > 0) {
        latest = Math.max(latest, moment);
      }
    }

    void open(long records) {
      open += records;
    }

    void stands(String place) {
      standing++;
      if (places.size() < MOST_PLACES) {
        places.add(place);
      }
    }

    Found found(String where, String boundedBy) {
      return new Found(where, left + standing + open, standing, places, open, latest, boundedBy);
    }
  }
}
