package io.jangbu.cli.erase;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.NotTaken;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds the orders in their log, those named and those of customers, and what is personal there.
 */
final class OrderSearch {

  private final Codec<?, ?> codec;
  private final Set<String> named;
  private final Set<String> customers;
  private final SortedMap<String, Order> found = new TreeMap<>();
  private final Set<String> customersFound = new HashSet<>();

  /** Those of the partition that is read, of which all events are there. */
  private SortedMap<String, Order> here = new TreeMap<>();

  /** {@code named} are orders. */
  OrderSearch(Codec<?, ?> codec, Set<String> named, Set<String> customers) {
    this.codec = codec;
    this.named = Set.copyOf(named);
    this.customers = Set.copyOf(customers);
  }

  /**
   * Reads partitions of the log, one after the other.
   *
   * @return false if it was stopped before the end
   * @throws BrokerGoneException if the broker says nothing any more
   */
  boolean read(List<PartitionRange> ranges, LogReader reader) throws BrokerGoneException {
    for (PartitionRange range : ranges) {
      Set<String> wanted = new HashSet<>(named);
      if (reader.readWhole(range, record -> take(record, wanted)) < range.end()) {
        return false;
      }
      // Whose an order is may be told behind its other events: these are read once more.
      if (wanted.size() > named.size()) {
        here = new TreeMap<>();
        if (reader.readWhole(range, record -> take(record, wanted)) < range.end()) {
          return false;
        }
      }
      found.putAll(here);
      here = new TreeMap<>();
    }
    return true;
  }

  /** The orders there are, by their ids. */
  SortedMap<String, Order> found() {
    return found;
  }

  /** Those that were named, and that no event is of. */
  List<String> unknown() {
    return named.stream().filter(order -> !found.containsKey(order)).sorted().toList();
  }

  /** Those that have no order, or none any more that tells whose it is. */
  List<String> customersWithoutOrders() {
    return customers.stream().filter(each -> !customersFound.contains(each)).sorted().toList();
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Set<String> wanted) {
    byte[] value = record.value();
    EventId id = id(record.key());
    if (id == null || value == null) {
      return;
    }
    if (id.version() == 1 && !customers.isEmpty() && isOfCustomer(record)) {
      wanted.add(id.streamId());
    }
    if (wanted.contains(id.streamId())) {
      Order order = here.computeIfAbsent(id.streamId(), _ -> new Order());
      try {
        NotTaken.refuse(record.headers());
        order.event(id.version(), codec.personalTexts(value));
      } catch (MalformedRecordException _) {
        order.unreadable(id.version());
      }
    }
  }

  private boolean isOfCustomer(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (codec.decodeEvent(record.value()).payload() instanceof OrderCreated created
          && customers.contains(created.customerId())) {
        customersFound.add(created.customerId());
        return true;
      }
    } catch (MalformedRecordException _) {
      // Nothing tells whose it is.
    }
    return false;
  }

  private static @Nullable EventId id(byte @Nullable [] key) {
    try {
      return key == null ? null : EventId.parse(new String(key, UTF_8));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
