package io.jangbu.kafka.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Authentication codes (HMAC-SHA256) of a few texts, each with the id of its key:
 *
 * <pre>
 * 1 byte     1
 * 1 byte     how long the key's id is
 * that many  the key's id
 * 32 bytes   the code over the texts, each with its length before it in two bytes
 * </pre>
 *
 * <p>Not for more than one thread.
 */
final class Macs {

  /** What there may be wrong with a code. */
  enum Fault {
    FORM,
    UNKNOWN_KEY,
    WRONG
  }

  private static final byte FORM = 1;
  private static final int CODE_BYTES = 32;
  private static final int HEAD_BYTES = 2;

  private final EventKeys keys;
  private final Map<String, Mac> macs = new HashMap<>();
  private final byte @Nullable [] head;

  Macs(EventKeys keys) {
    this.keys = keys;
    this.head = keys.signing() == null ? null : head(keys.signing());
  }

  private static byte[] head(String id) {
    byte[] name = id.getBytes(UTF_8);
    byte[] head = new byte[HEAD_BYTES + name.length];
    head[0] = FORM;
    head[1] = (byte) name.length;
    System.arraycopy(name, 0, head, HEAD_BYTES, name.length);
    return head;
  }

  /** Whether there is a key to make codes with. */
  boolean signs() {
    return head != null;
  }

  /** The code of the texts with the key that is for what is appended now. */
  byte[] code(byte[]... texts) {
    byte[] begin = requireNonNull(head);
    byte[] code = code(requireNonNull(mac(requireNonNull(keys.signing()))), texts);
    byte[] all = new byte[begin.length + code.length];
    System.arraycopy(begin, 0, all, 0, begin.length);
    System.arraycopy(code, 0, all, begin.length, code.length);
    return all;
  }

  /** What is wrong with a code of the texts; null if nothing is. */
  @Nullable Fault fault(byte[] code, byte[]... texts) {
    if (code.length < HEAD_BYTES
        || code[0] != FORM
        || code.length != HEAD_BYTES + code[1] + CODE_BYTES) {
      return Fault.FORM;
    }
    Mac mac = mac(new String(code, HEAD_BYTES, code[1], UTF_8));
    if (mac == null) {
      return Fault.UNKNOWN_KEY;
    }
    byte[] claimed = new byte[CODE_BYTES];
    System.arraycopy(code, HEAD_BYTES + code[1], claimed, 0, CODE_BYTES);
    return MessageDigest.isEqual(claimed, code(mac, texts)) ? null : Fault.WRONG;
  }

  private static byte[] code(Mac mac, byte[]... texts) {
    for (byte[] text : texts) {
      mac.update((byte) (text.length >> 8));
      mac.update((byte) text.length);
      mac.update(text);
    }
    return mac.doFinal();
  }

  private @Nullable Mac mac(String id) {
    Mac made = macs.get(id);
    if (made == null) {
      SecretKey key = keys.key(id);
      if (key == null) {
        return null;
      }
      made = mac(key);
      macs.put(id, made);
    }
    return made;
  }

  private static Mac mac(SecretKey key) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
