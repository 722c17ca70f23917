package io.jangbu.command.engine;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record of the commands topic, and where it stood. */
record Incoming(Record<byte[], byte[]> record, RecordMetadata origin) {

  Headers headers() {
    return record.headers();
  }

  int partition() {
    return origin.partition();
  }
}
