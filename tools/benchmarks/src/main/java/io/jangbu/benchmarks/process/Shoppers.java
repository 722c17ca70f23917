package io.jangbu.benchmarks.process;

import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.topic.Exchange;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Lets shoppers come, over the topics. One round at a time. */
final class Shoppers implements AutoCloseable {

  private final Shelf shelf;
  private final AtomicLong seeds;
  private final Exchange exchange;
  private final AtomicReference<@Nullable Round> current = new AtomicReference<>();

  /**
   * What came of a round.
   *
   * @param payable from the checkout to the stock's confirmation
   * @param completed from the checkout to the end of the process, with all that the shopper does
   *     meanwhile
   * @param perSecond shoppers from the first one's coming to the last one's end
   */
  record Outcome(Percentiles payable, Percentiles completed, double perSecond) {}

  Shoppers(String bootstrapServers, Shelf shelf, AtomicLong seeds) {
    this.shelf = shelf;
    this.seeds = seeds;
    exchange =
        new Exchange(
            bootstrapServers,
            List.of(
                CartCodec.TOPICS.events(),
                OrderCodec.TOPICS.events(),
                FulfilmentCodec.TOPICS.events()),
            this::seen);
  }

  /**
   * So many at a time: the next one comes when one is done.
   *
   * @throws IllegalStateException if one of them does not get to the end
   */
  Outcome atATime(int many, int shoppers) {
    AtomicInteger next = new AtomicInteger(Math.min(many, shoppers));
    Round[] round = new Round[1];
    round[0] =
        begin(
            shoppers,
            _ -> {
              int n = next.getAndIncrement();
              if (n < shoppers) {
                round[0].enter(n);
              }
            });
    long begin = System.nanoTime();
    for (int n = 0; n < Math.min(many, shoppers); n++) {
      round[0].enter(n);
    }
    return outcome(round[0], shoppers, begin);
  }

  /**
   * So many a second, whatever becomes of them.
   *
   * @throws IllegalStateException if one of them does not get to the end
   */
  Outcome atRate(OpenLoop loop, Duration time) {
    int shoppers = Math.toIntExact(loop.actionsIn(time));
    Round round = begin(shoppers, _ -> {});
    int[] next = {0};
    long begin = System.nanoTime();
    loop.run(time, _ -> round.enter(next[0]++));
    return outcome(round, shoppers, begin);
  }

  private Round begin(int shoppers, IntConsumer onCompleted) {
    Round round = new Round(shelf, seeds.getAndAdd(2), shoppers, exchange::send, onCompleted);
    current.set(round);
    return round;
  }

  private Outcome outcome(Round round, int shoppers, long begin) {
    long end = exchange.await(round.completed());
    return new Outcome(
        round.payable().percentiles(),
        round.completed().percentiles(),
        shoppers * 1e9 / (end - begin));
  }

  private void seen(ConsumerRecord<byte[], byte[]> event) {
    Round round = current.get();
    if (round != null) {
      round.seen(event, System.nanoTime());
    }
  }

  @Override
  public void close() {
    exchange.close();
  }
}
