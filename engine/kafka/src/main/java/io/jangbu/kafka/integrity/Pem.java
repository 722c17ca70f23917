package io.jangbu.kafka.integrity;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of a PEM file, as OpenSSL writes them. */
final class Pem {

  private Pem() {}

  /**
   * The bytes in the first block of that name, such as {@code PRIVATE KEY}.
   *
   * @throws IllegalArgumentException if there is none, or it is not in Base64; what it says has
   *     nothing of it
   */
  static byte[] block(String text, String name) {
    Matcher found =
        Pattern.compile("-----BEGIN " + name + "-----([^-]*)-----END " + name + "-----")
            .matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException("there is no block " + name);
    }
    try {
      return Base64.getMimeDecoder().decode(found.group(1));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("the block " + name + " is not in Base64");
    }
  }

  /** A block. */
  static String of(String name, byte[] bytes) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(name, base64, name);
  }
}
