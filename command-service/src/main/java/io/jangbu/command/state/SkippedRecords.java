package io.jangbu.command.state;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of records on an events topic that are no events, which a rebuild passes over. */
final class SkippedRecords {

  private static final Logger log = LoggerFactory.getLogger(SkippedRecords.class);

  private final MeterRegistry registry;

  SkippedRecords(MeterRegistry registry) {
    this.registry = registry;
  }

  void add(String context, ConsumerRecord<?, ?> record, RuntimeException why) {
    registry.counter("jangbu.command.state.skipped", "context", context).increment();
    log.warn(
        "Skipped {}-{} offset {}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        why.getMessage());
  }
}
