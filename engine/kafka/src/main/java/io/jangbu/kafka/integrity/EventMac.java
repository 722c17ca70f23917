package io.jangbu.kafka.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.Rewritten;
import java.security.MessageDigest;
import java.util.Base64;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The authentication code of an event, in the header {@link #HEADER}: over its topic, its id, its
 * value, its place in the chain, its type as the headers have it, and whether it is marked as
 * rewritten. In Base64, as the place in the chain is. Not for more than one thread.
 */
final class EventMac {

  /** The header. */
  static final String HEADER = "jangbu_mac";

  private static final byte[] PURPOSE = "jangbu event".getBytes(UTF_8);
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final byte[] NOTHING = {};
  private static final byte[] REWRITTEN = {1};

  private final byte[] topic;
  private final Macs macs;
  private final MessageDigest sha256 = ChainDigests.sha256();

  EventMac(String topic, EventKeys keys) {
    this.topic = topic.getBytes(UTF_8);
    this.macs = new Macs(keys);
  }

  boolean signs() {
    return macs.signs();
  }

  /**
   * Puts the code in the place of any that is there.
   *
   * @param digest of the value, as its place in the chain has it; not used where it is erased
   */
  void put(byte[] key, byte[] value, ChainLink link, byte[] digest, Headers headers) {
    byte[] code = macs.code(texts(key, value, link, digest, headers));
    headers.remove(HEADER).add(HEADER, TEXT.encode(code));
  }

  /** What is wrong with the code among the headers; null if nothing is. */
  Macs.@Nullable Fault fault(
      byte[] header, byte[] key, byte[] value, ChainLink link, byte[] digest, Headers headers) {
    byte[] code;
    try {
      code = Base64.getUrlDecoder().decode(header);
    } catch (IllegalArgumentException _) {
      return Macs.Fault.FORM;
    }
    return macs.fault(code, texts(key, value, link, digest, headers));
  }

  /** What the code is over, in this order. */
  private byte[][] texts(byte[] key, byte[] value, ChainLink link, byte[] digest, Headers headers) {
    return new byte[][] {
      PURPOSE,
      topic,
      key,
      of(link, value, digest),
      header(headers),
      type(headers),
      rewritten(headers)
    };
  }

  /** The chain has the digest of what was there before the erasure. */
  private byte[] of(ChainLink link, byte[] value, byte[] digest) {
    return link.erased() ? sha256.digest(value) : digest;
  }

  private static byte[] header(Headers headers) {
    return value(headers, ChainLink.HEADER);
  }

  private static byte[] type(Headers headers) {
    return value(headers, CloudEventHeaders.TYPE);
  }

  private static byte[] value(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? NOTHING : header.value();
  }

  private static byte[] rewritten(Headers headers) {
    return Rewritten.isMarked(headers) ? REWRITTEN : NOTHING;
  }
}
