package io.jangbu.command.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One events partition. It has an open transaction for as long as the test says so. */
public final class EventsInMemory implements EventPartitions {

  private static final int AT_ONCE = 3;
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
  private boolean open;

  public void add(byte[] key, byte @Nullable [] value) {
    records.add(new ConsumerRecord<>("events", 0, records.size(), key, value));
  }

  /** As if compaction had taken all of them. */
  public void clear() {
    records.clear();
  }

  public void transactionIsOpen(boolean open) {
    this.open = open;
  }

  @Override
  public CompletionStage<Optional<Extent>> extent(TopicPartition events) {
    return CompletableFuture.completedStage(
        open ? Optional.empty() : Optional.of(new Extent(0, records.size())));
  }

  @Override
  public CompletionStage<Extent> committed(TopicPartition events) {
    return CompletableFuture.completedStage(new Extent(0, records.size()));
  }

  @Override
  public Reading read(TopicPartition events, Extent extent) {
    return new Reading() {
      private int position;

      @Override
      public List<ConsumerRecord<byte[], byte[]>> next() {
        int from = position;
        position = Math.min(from + AT_ONCE, records.size());
        return records.subList(from, position);
      }

      @Override
      public long position() {
        return position;
      }

      @Override
      public void close() {}
    };
  }
}
