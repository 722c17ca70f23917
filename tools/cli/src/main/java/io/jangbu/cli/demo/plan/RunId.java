package io.jangbu.cli.demo.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One run of the demo. The id of each stream that it makes begins with the run's, so that no two
 * runs meet, also of one seed, and what others do does not disturb its sums.
 *
 * @param id at most 25 of {@code [a-z0-9-]}
 */
public record RunId(String id) {

  private static final int RADIX = 36;
  private static final int CHANCE = 6;

  /**
   * A new run.
   *
   * @param seed at least 0
   */
  public static RunId begin(long seed) {
    StringBuilder id = new StringBuilder("demo-" + Long.toString(seed, RADIX) + "-");
    for (int i = 0; i < CHANCE; i++) {
      id.append(Character.forDigit(ThreadLocalRandom.current().nextInt(RADIX), RADIX));
    }
    return new RunId(id.toString());
  }

  public String cart(int shopper) {
    return id + "-c" + shopper;
  }

  public String order(int shopper) {
    return id + "-o" + shopper;
  }

  /** Who the shopper is, and the {@code correlationId} of all that comes of the visit. */
  public String shopper(int shopper) {
    return id + "-s" + shopper;
  }

  String sku(String product) {
    return id + "-" + product;
  }

  /** Whether the run has made that stream. */
  public boolean owns(String streamId) {
    return streamId.startsWith(id + "-");
  }

  /**
   * The id of a command. The same stream and step give the same one, so that what is sent again is
   * decided once.
   */
  public UUID command(String streamId, String step) {
    return UUID.nameUUIDFromBytes(("jangbu/demo/" + streamId + "/" + step).getBytes(UTF_8));
  }
}
