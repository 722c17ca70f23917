package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.plan.RunId;
import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.log.EventTopics;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.cart.CartLog;
import io.jangbu.shop.schemas.fulfilment.FulfilmentLog;
import io.jangbu.shop.schemas.inventory.InventoryLog;
import io.jangbu.shop.schemas.order.OrderLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what committed events say of a run. It begins where the topics ended when it was made, and
 * each time goes on where it has come to.
 */
public final class LogBooks {

  private final Map<String, Object> client;
  private final Duration timeout;
  private final Progress progress;
  private final OwnStreams<CartEvent, Cart> carts;
  private final OwnStreams<OrderEvent, Order> orders;
  private final OwnStreams<FulfilmentEvent, FulfilmentState> processes;
  private final OwnStreams<InventoryEvent, Stock> products;
  private final Map<String, Long> received = new HashMap<>();
  private final Map<String, Long> dispatched = new HashMap<>();
  private final Map<TopicPartition, Long> read = new HashMap<>();

  private LogBooks(RunId run, Map<String, Object> client, Duration timeout, Progress progress) {
    this.client = client;
    this.timeout = timeout;
    this.progress = progress;
    carts = new OwnStreams<>(new CartLog(), run, _ -> {});
    orders = new OwnStreams<>(new OrderLog(), run, _ -> {});
    processes = new OwnStreams<>(new FulfilmentLog(), run, _ -> {});
    products = new OwnStreams<>(new InventoryLog(), run, this::count);
  }

  /**
   * Those of a run that has not begun.
   *
   * @param client what a client is made with
   * @param timeout how long the broker may say nothing before it is given up
   * @param progress hears of a broker that is silent
   * @throws CannotStartException if the broker cannot be reached or a topic is missing
   */
  public static LogBooks before(
      RunId run, Map<String, Object> client, Duration timeout, Progress progress)
      throws CannotStartException {
    LogBooks books = new LogBooks(run, client, timeout, progress);
    books
        .ranges(Duration.ZERO)
        .forEach((_, partitions) ->
            partitions.forEach(each -> books.read.put(each.partition(), each.end())));
    return books;
  }

  /**
   * Reads what has been appended since.
   *
   * @throws BrokerGoneException if the broker says nothing any more
   */
  public LogAccount read() throws BrokerGoneException {
    try (LogReader reader = new LogReader(client, timeout, progress, StopSignal.never())) {
      Map<EventLog<?, ?>, List<PartitionRange>> ranges = ranges(timeout);
      for (OwnStreams<?, ?> streams : streams()) {
        List<PartitionRange> partitions = ranges.getOrDefault(streams.log(), List.of());
        for (PartitionRange partition : partitions) {
          read(reader, streams, partition, partitions.size());
        }
      }
    } catch (CannotStartException e) {
      throw new BrokerGoneException(String.valueOf(e.getMessage()));
    }
    return account();
  }

  private void read(LogReader reader, OwnStreams<?, ?> streams, PartitionRange now, int partitions)
      throws BrokerGoneException {
    TopicPartition partition = now.partition();
    long from = read.getOrDefault(partition, now.start());
    if (from < now.end()) {
      reader.read(
          new PartitionRange(partition, from, now.end(), now.behind()),
          (_, key, value, _) -> streams.take(key, value, partition.partition(), partitions));
      read.put(partition, now.end());
    }
  }

  private LogAccount account() {
    return new LogAccount(
        new Books(
            carts.entries(LogEntries::cart),
            orders.entries(LogEntries::order),
            processes.entries(LogEntries::process),
            products.entries(LogEntries::product)),
        received,
        dispatched,
        streams().stream().flatMap(each -> each.flaws().stream()).toList(),
        streams().stream().mapToLong(OwnStreams::events).sum());
  }

  private List<OwnStreams<?, ?>> streams() {
    return List.of(carts, orders, processes, products);
  }

  private Map<EventLog<?, ?>, List<PartitionRange>> ranges(Duration patience)
      throws CannotStartException {
    List<EventLog<?, ?>> logs =
        Stream.<EventLog<?, ?>>of(carts.log(), orders.log(), processes.log(), products.log())
            .toList();
    return EventTopics.ranges(client, logs, patience);
  }

  private void count(EventEnvelope<InventoryEvent> event) {
    switch (event.payload()) {
      case StockReceived came -> received.merge(event.streamId(), came.quantity(), Long::sum);
      case StockDispatched left -> dispatched.merge(event.streamId(), left.quantity(), Long::sum);
      default -> {}
    }
  }
}
