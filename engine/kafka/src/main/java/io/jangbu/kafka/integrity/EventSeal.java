package io.jangbu.kafka.integrity;

import org.apache.kafka.common.header.Headers;

/**
 * Puts the events of one partition into its chain, in the order in which they are appended, and
 * authenticates them where there are keys. Not for more than one thread.
 */
public final class EventSeal {

  private final ChainDigests digests = new ChainDigests();
  private final Salts salts = new Salts();
  private final EventMac mac;
  private ChainHead head;

  /**
   * One that goes on from there.
   *
   * @param topic of the events
   * @param head how far the chain is
   */
  public EventSeal(String topic, EventKeys keys, ChainHead head) {
    this.mac = new EventMac(topic, keys);
    this.head = head;
  }

  /** How far the chain is. */
  public ChainHead head() {
    return head;
  }

  /** It is that far, whatever it was. */
  public void head(ChainHead now) {
    head = now;
  }

  /**
   * Seals an event on its way into the log. One that has a place in the chain already keeps it; any
   * other gets the next.
   *
   * @param key of its record
   * @param headers of its record, which get those of the chain; the others are there already
   */
  public void seal(byte[] key, byte[] value, Headers headers) {
    ChainLink kept = ChainLink.found(headers);
    if (kept == null) {
      byte[] salt = salts.next();
      byte[] digest = digests.ofValue(salt, value);
      byte[] hash = digests.following(head.hash(), digest, key);
      ChainLink link = new ChainLink(head.sequence() + 1, hash, salt, false);
      headers.remove(ChainLink.HEADER).add(ChainLink.HEADER, link.encode());
      head = ChainHead.of(link);
      authenticate(key, value, link, digest, headers);
    } else {
      authenticate(key, value, kept, kept.digest(digests, value), headers);
    }
  }

  private void authenticate(
      byte[] key, byte[] value, ChainLink link, byte[] digest, Headers headers) {
    if (mac.signs()) {
      mac.put(key, value, link, digest, headers);
    } else {
      // Of the value that it had before.
      headers.remove(EventMac.HEADER);
    }
  }
}
