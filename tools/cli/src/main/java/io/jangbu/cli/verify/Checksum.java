package io.jangbu.cli.verify;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A figure of all events that is the same when they are: the sum of 64 bits of SHA-256 over the id
 * and the bytes of each, so that it does not matter in which order they are read.
 */
final class Checksum {

  private final MessageDigest digest = sha256();
  private long sum;

  void add(byte[] id, byte[] event) {
    digest.update(id);
    digest.update((byte) 0);
    sum += ByteBuffer.wrap(digest.digest(event)).getLong();
  }

  /** As 16 digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(sum);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
