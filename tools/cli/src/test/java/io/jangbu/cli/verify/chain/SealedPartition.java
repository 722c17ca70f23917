package io.jangbu.cli.verify.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.ChainDigests;
import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.integrity.ChainLink;
import io.jangbu.kafka.integrity.Checkpoint;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.EventSeal;
import io.jangbu.kafka.record.Rewritten;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A partition as the command service fills it, to be tampered with. */
final class SealedPartition {

  static final String TOPIC = "orders.events";

  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Sealed(long offset, byte[] key, byte[] value, Headers headers) {

    ChainLink link() {
      return Objects.requireNonNull(ChainLink.of(headers));
    }
  }

  /** In the order of the log; a test may take away, swap and put in. */
  final List<Sealed> records = new ArrayList<>();

  /** What was signed of it. */
  final NavigableMap<Long, Checkpoint> checkpoints = new TreeMap<>();

  private final EventSeal seal;
  private long offset;

  /** Empty, with a chain that begins after that sequence number. */
  SealedPartition(long before) {
    seal = new EventSeal(TOPIC, EventKeys.NONE, ChainHead.first(TOPIC, 0, before));
    offset = before;
  }

  /** Of so many events, one of each stream. */
  static SealedPartition of(int events) {
    SealedPartition partition = new SealedPartition(0);
    for (int i = 0; i < events; i++) {
      partition.append("o-" + i);
    }
    return partition;
  }

  Sealed append(String stream) {
    Sealed sealed = sealed(stream, "personal data of " + stream, new RecordHeaders());
    records.add(sealed);
    return sealed;
  }

  /** One that is sealed and not in the log. */
  Sealed sealed(String stream, String value, Headers headers) {
    byte[] key = new EventId(stream, 1).toString().getBytes(UTF_8);
    seal.seal(key, value.getBytes(UTF_8), headers);
    return new Sealed(offset++, key, value.getBytes(UTF_8), headers);
  }

  /** Appends an event again without its personal data, as an erasure does. */
  void erase(Sealed event) {
    Headers headers = new RecordHeaders(event.headers().toArray());
    headers
        .remove(ChainLink.HEADER)
        .add(ChainLink.HEADER, event.link().erasing(new ChainDigests(), event.value()).encode());
    headers.add(Rewritten.HEADER, new byte[0]);
    records.add(new Sealed(offset++, event.key(), "[erased]".getBytes(UTF_8), headers));
  }

  /** The same record with another value. */
  void change(int index, String value) {
    Sealed event = records.get(index);
    records.set(
        index, new Sealed(event.offset(), event.key(), value.getBytes(UTF_8), event.headers()));
  }

  /** A checkpoint is signed of what is there now. */
  void checkpoint() {
    ChainHead head = seal.head();
    checkpoints.put(
        head.sequence(),
        new Checkpoint(new TopicPartition(TOPIC, 0), "id", head, Instant.EPOCH, "k"));
  }

  /** What a check finds, such as {@code 3 o-3: …}. */
  List<String> check(long erased) {
    List<String> found = new ArrayList<>();
    ChainCheck check =
        new ChainCheck(
            TOPIC,
            0,
            checkpoints,
            (at, key, wrong) ->
                found.add("%d %s: %s".formatted(at, EventId.parse(text(key)).streamId(), wrong)));
    records.forEach(each -> check.read(each.offset(), each.key(), each.value(), each.headers()));
    check.end(erased);
    return found;
  }

  private static String text(byte[] key) {
    return new String(key, UTF_8);
  }
}
