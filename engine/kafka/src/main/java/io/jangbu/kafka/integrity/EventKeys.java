package io.jangbu.kafka.integrity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret keys that events are authenticated with, by their ids. One of them is for what is
 * appended now; all of them are for what was. As text each is a line {@code id:base64}, an id of 1
 * to 32 letters, digits, hyphens and underscores, a key of 32 bytes or more; lines that are empty
 * or begin with {@code #} say nothing.
 */
public final class EventKeys {

  /** No keys: nothing is authenticated. */
  public static final EventKeys NONE = new EventKeys(new LinkedHashMap<>(), null);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
  private static final int LEAST_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final Map<String, SecretKey> keys;
  private final @Nullable String signing;

  private EventKeys(Map<String, SecretKey> keys, @Nullable String signing) {
    this.keys = Map.copyOf(keys);
    this.signing = signing;
  }

  /**
   * Reads them.
   *
   * @param text a key on each line; a comma ends a line, too
   * @param signing the id of the one for what is appended now; null = the first
   * @throws IllegalArgumentException if a line is none, an id comes twice, or there is no such key;
   *     what it says has nothing of a key
   */
  public static EventKeys parse(String text, @Nullable String signing) {
    SequencedMap<String, SecretKey> keys = new LinkedHashMap<>();
    for (String each : text.split("[\n,]", -1)) {
      String line = each.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      String id = colon < 0 ? "" : line.substring(0, colon).strip();
      if (!ID.matcher(id).matches()) {
        throw new IllegalArgumentException(
            "a key is a line id:base64, its id 1 to 32 of [A-Za-z0-9_-]");
      }
      if (keys.put(id, key(id, line.substring(colon + 1).strip())) != null) {
        throw new IllegalArgumentException("there are two keys " + id);
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no key");
    }
    String now = signing == null ? keys.firstEntry().getKey() : signing;
    if (!keys.containsKey(now)) {
      throw new IllegalArgumentException("there is no key " + now);
    }
    return new EventKeys(keys, now);
  }

  private static SecretKey key(String id, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      // Without its cause, which quotes a part of the key.
      throw new IllegalArgumentException("key " + id + " is not in Base64");
    }
    if (bytes.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "key %s has %d bytes, and needs %d".formatted(id, bytes.length, LEAST_BYTES));
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  /** A line with a new random key. */
  public static String random(String id) {
    byte[] key = new byte[LEAST_BYTES];
    new SecureRandom().nextBytes(key);
    return id + ":" + Base64.getEncoder().encodeToString(key);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** How many there are. */
  public int count() {
    return keys.size();
  }

  /** The id of the one for what is appended now; null if there is none at all. */
  public @Nullable String signing() {
    return signing;
  }

  @Nullable SecretKey key(String id) {
    return keys.get(id);
  }

  /** The ids alone. */
  @Override
  public String toString() {
    return keys.keySet().toString();
  }
}
