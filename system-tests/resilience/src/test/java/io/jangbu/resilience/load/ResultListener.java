package io.jangbu.resilience.load;

import io.jangbu.core.CommandResult;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.resilience.cluster.KafkaClients;
import io.jangbu.resilience.cluster.KafkaClients.Sight;
import io.jangbu.resilience.context.Context;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Hears the committed results of all contexts, and writes into the journal when they came. */
public final class ResultListener implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final List<Context<?, ?, ?>> contexts;
  private final Journal journal;
  private final KafkaConsumer<byte[], byte[]> results;
  private final Thread thread = new Thread(this::listen, "results");

  /** Hears what comes from now on. */
  public ResultListener(String bootstrapServers, List<Context<?, ?, ?>> contexts, Journal journal) {
    this.contexts = contexts;
    this.journal = journal;
    results = KafkaClients.consumer(bootstrapServers, Sight.COMMITTED);
    List<TopicPartition> partitions =
        contexts.stream()
            .flatMap(context -> results.partitionsFor(context.topics().results()).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    results.assign(partitions);
    results.seekToEnd(partitions);
    partitions.forEach(results::position);
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    try {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : results.poll(POLL)) {
          hear(record, System.nanoTime());
        }
      }
    } catch (WakeupException _) {
      // close() asks for it.
    }
  }

  private void hear(ConsumerRecord<byte[], byte[]> record, long now) {
    for (Context<?, ?, ?> context : contexts) {
      if (context.topics().results().equals(record.topic()) && record.value() != null) {
        try {
          CommandResult result = context.codec().decodeResult(record.value());
          journal.heard(result.commandId(), Answer.of(result, now));
        } catch (MalformedRecordException _) {
          // Garbage; the checker looks at what is on the topic.
        }
      }
    }
  }

  @Override
  public void close() {
    results.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    results.close();
  }
}
