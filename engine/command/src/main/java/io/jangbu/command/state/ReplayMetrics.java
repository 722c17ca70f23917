package io.jangbu.command.state;

import io.jangbu.kafka.integrity.Refusal;
import io.jangbu.kafka.integrity.RefusedEvents;
import io.jangbu.kafka.record.AggregateTopics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What rebuilds of a context's state have read; also tells of records on its events topic that are
 * no events, which they pass over.
 */
final class ReplayMetrics {

  private static final Logger log = LoggerFactory.getLogger(ReplayMetrics.class);

  private final Counter read;
  private final Counter skipped;
  private final RefusedEvents refused;

  ReplayMetrics(MeterRegistry registry, AggregateTopics topics) {
    String context = topics.context();
    refused = new RefusedEvents(registry, topics.events());
    read =
        Counter.builder("jangbu.command.rebuild.read.records")
            .description("Records of the events topic that rebuilds of the command state have read")
            .baseUnit("records")
            .tag("context", context)
            .register(registry);
    skipped =
        Counter.builder("jangbu.command.state.skipped")
            .description("Records of the events topic that are no events, met by a rebuild")
            .tag("context", context)
            .register(registry);
  }

  void read(int records) {
    read.increment(records);
  }

  void refused(ConsumerRecord<byte[], byte[]> record, Refusal why) {
    refused.tell(record.partition(), record.offset(), record.key(), why);
  }

  void skipped(ConsumerRecord<?, ?> record, RuntimeException why) {
    skipped.increment();
    log.warn(
        "Skipped {}-{} offset {}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        why.getMessage());
  }
}
