package io.jangbu.core;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Consumer;

/** SHA-256: 32 bytes that tell any two texts apart. */
public final class Sha256 {

  private Sha256() {}

  /** Of the text in UTF-8. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] of(byte[] bytes) {
    return digest().digest(bytes);
  }

  /** Of what is written, of which nothing is kept. */
  public static byte[] ofWritten(Consumer<OutputStream> writing) {
    MessageDigest digest = digest();
    writing.accept(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return digest.digest();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
