package io.jangbu.kafka.integrity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two digests of the chain, both SHA-256 and 32 bytes long. Not for more than one thread. */
public final class ChainDigests {

  /** How long a digest is, in bytes. */
  public static final int BYTES = 32;

  private final MessageDigest sha256 = sha256();

  /** Of a value: SHA-256(salt ‖ value). */
  public byte[] ofValue(byte[] salt, byte[] value) {
    sha256.update(salt);
    return sha256.digest(value);
  }

  /**
   * Of the chain with one more event: SHA-256(hash before ‖ digest of its value ‖ its id).
   *
   * @param key the event's id in UTF-8, as its record's key has it
   */
  public byte[] following(byte[] before, byte[] value, byte[] key) {
    sha256.update(before);
    sha256.update(value);
    return sha256.digest(key);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
