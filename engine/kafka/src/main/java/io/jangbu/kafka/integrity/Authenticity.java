package io.jangbu.kafka.integrity;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Whether the records of a topic of events were written by the command service. Without keys that
 * cannot be told, and everything is taken. Not for more than one thread.
 */
public final class Authenticity {

  private final String topic;
  private final EventKeys keys;
  private final Limits limits;
  private final EventMac mac;
  private final ChainDigests digests = new ChainDigests();
  private final Set<TopicPartition> begun = new HashSet<>();

  Authenticity(String topic, EventKeys keys, Limits limits) {
    this.topic = topic;
    this.keys = keys;
    this.limits = limits;
    this.mac = new EventMac(topic, keys);
  }

  /**
   * Why the record is not taken; null if it is. A tombstone always is: it has no code.
   *
   * @throws org.apache.kafka.common.KafkaException if it cannot be found out
   */
  public @Nullable Refusal refusal(
      int partition, long offset, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    if (keys.isEmpty() || key == null || value == null) {
      return null;
    }
    TopicPartition at = new TopicPartition(topic, partition);
    Header code = headers.lastHeader(EventMac.HEADER);
    if (code == null || code.value() == null) {
      return offset < limits.of(at, begun.contains(at)) ? null : Refusal.NO_CODE;
    }
    ChainLink link = ChainLink.found(headers);
    if (link == null) {
      return Refusal.WRONG_CODE;
    }
    Macs.@Nullable Fault fault =
        mac.fault(code.value(), key, value, link, link.digest(digests, value), headers);
    if (fault == null) {
      begun.add(at);
      return null;
    }
    return fault == Macs.Fault.UNKNOWN_KEY ? Refusal.UNKNOWN_KEY : Refusal.WRONG_CODE;
  }
}
