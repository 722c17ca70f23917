package io.jangbu.command.engine;

import io.jangbu.command.process.ProcessHeader;
import io.jangbu.command.state.WaitingInputs.Waiting;
import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A record of the commands topic, where it stood, and the span of what is done with it. */
record Incoming(Record<byte[], byte[]> record, RecordMetadata origin, Span span) {

  /** Where a record stood that waits in a store since. */
  record Origin(String topic, int partition, long offset) implements RecordMetadata {}

  /**
   * What has waited for a process to go on; of its headers only that is left which names a
   * process's step.
   */
  static Incoming again(String processId, Waiting waiting, Origin origin, Instant now) {
    Headers headers = new RecordHeaders();
    if (!waiting.step().isEmpty()) {
      ProcessHeader.add(headers, waiting.step());
    }
    return new Incoming(
        new Record<>(
            processId.getBytes(StandardCharsets.UTF_8),
            waiting.command(),
            now.toEpochMilli(),
            headers),
        origin,
        Span.NOOP);
  }

  Headers headers() {
    return record.headers();
  }

  int partition() {
    return origin.partition();
  }

  /** Key, value and headers in bytes, as they are once the producer's compression is undone. */
  long size() {
    long size = length(record.key()) + length(record.value());
    for (Header header : record.headers()) {
      size += header.key().length() + length(header.value());
    }
    return size;
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
