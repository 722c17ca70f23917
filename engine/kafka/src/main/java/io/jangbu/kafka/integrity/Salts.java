package io.jangbu.kafka.integrity;

import java.security.SecureRandom;

/**
 * Random bytes that cannot be guessed, a few kilobytes drawn at once: one by one they would cost
 * more than the digests. Not for more than one thread.
 */
final class Salts {

  private static final int SALTS = 256;

  private final SecureRandom random = new SecureRandom();
  private final byte[] drawn = new byte[SALTS * ChainLink.SALT_BYTES];
  private int used = drawn.length;

  byte[] next() {
    if (used == drawn.length) {
      random.nextBytes(drawn);
      used = 0;
    }
    byte[] salt = new byte[ChainLink.SALT_BYTES];
    System.arraycopy(drawn, used, salt, 0, salt.length);
    used += salt.length;
    return salt;
  }
}
