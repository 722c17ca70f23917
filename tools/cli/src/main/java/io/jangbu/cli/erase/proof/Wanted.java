package io.jangbu.cli.erase.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The texts that are looked for, and what they have to do with the streams that were erased.
 *
 * <p>Somebody named some of them: these count wherever they are. The others are from the streams'
 * events, and may be in events of other streams, too, such as the reason {@code UNPAID}, or a
 * customer of whom one order of several is erased. One that is counts only beside the id of an
 * erased stream.
 */
public final class Wanted {

  private final TextSearch search;
  private final int named;
  private final int texts;
  private final BitSet shared = new BitSet();

  /**
   * What is looked for.
   *
   * @param named wherever they are
   * @param found in the events of the streams
   * @param streams their ids
   */
  public Wanted(Collection<String> named, Collection<String> found, Collection<String> streams) {
    List<String> all = new ArrayList<>(named.stream().distinct().toList());
    this.named = all.size();
    found.stream().distinct().filter(text -> !named.contains(text)).forEach(all::add);
    this.texts = all.size();
    all.addAll(streams);
    this.search = new TextSearch(all);
  }

  /** How many. */
  public int texts() {
    return texts;
  }

  /** How many of those from the events are in events of others, as far as was read. */
  int shared() {
    return shared.cardinality();
  }

  /** Whether a record has to do with what is looked for: in its key, its value or its headers. */
  boolean concerns(ConsumerRecord<byte[], byte[]> record) {
    return concerns(look(record));
  }

  /**
   * The same for an event of the streams' own logs, which tells what others share with them: each
   * there is of a stream.
   */
  boolean concernsEvent(ConsumerRecord<byte[], byte[]> event) {
    BitSet hits = look(event);
    if (!namesStream(hits)) {
      hits.stream().filter(text -> text >= named && text < texts).forEach(shared::set);
    }
    return concerns(hits);
  }

  /** Whether a row of a database has to do with it. */
  boolean concerns(List<@Nullable String> cells) {
    BitSet hits = new BitSet();
    for (String cell : cells) {
      search.look(cell == null ? null : cell.getBytes(UTF_8), hits);
    }
    return concerns(hits);
  }

  /** Whether a text has one of those that are looked for, whosever it is. */
  boolean mentions(@Nullable String text) {
    BitSet hits = new BitSet();
    search.look(text == null ? null : text.getBytes(UTF_8), hits);
    int first = hits.nextSetBit(0);
    return first >= 0 && first < texts;
  }

  private BitSet look(ConsumerRecord<byte[], byte[]> record) {
    BitSet hits = new BitSet();
    search.look(record.key(), hits);
    search.look(record.value(), hits);
    for (Header header : record.headers()) {
      search.look(header.key().getBytes(UTF_8), hits);
      search.look(header.value(), hits);
    }
    return hits;
  }

  private boolean concerns(BitSet hits) {
    int text = hits.nextSetBit(0);
    while (text >= 0 && text < texts) {
      if (text < named || !shared.get(text) || namesStream(hits)) {
        return true;
      }
      text = hits.nextSetBit(text + 1);
    }
    return false;
  }

  private boolean namesStream(BitSet hits) {
    return hits.nextSetBit(texts) >= 0;
  }
}
