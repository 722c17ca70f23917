package io.jangbu.cli.erase.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes for a human: as text if they are one, else as digits. */
final class ShownBytes {

  private static final int MOST = 100;

  private ShownBytes() {}

  static String of(byte[] bytes) {
    byte[] shown = bytes.length > MOST ? Arrays.copyOf(bytes, MOST) : bytes;
    String more = bytes.length > MOST ? "…" : "";
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(shown)).toString();
      if (text.chars().noneMatch(Character::isISOControl)) {
        return text + more;
      }
    } catch (CharacterCodingException _) {
      // No text.
    }
    return "0x" + HexFormat.of().formatHex(shown) + more;
  }
}
