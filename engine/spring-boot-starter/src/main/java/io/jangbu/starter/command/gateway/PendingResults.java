package io.jangbu.starter.command.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * The requests that wait, by correlation id. Most results on the topic are not for them: commands
 * also come over the topic, and other instances share the partition. Those are passed over unread.
 */
final class PendingResults implements MessageListener<byte[], byte[]> {

  static final String CORRELATION_ID = KafkaHeaders.CORRELATION_ID;

  /** A request that waits: its correlation id, and the encoded result when it comes. */
  record Pending(String correlationId, CompletableFuture<byte[]> result) {}

  private final String instance = UUID.randomUUID().toString();
  private final AtomicLong requests = new AtomicLong();
  private final Map<String, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();

  Pending expect() {
    String correlationId = instance + "/" + requests.incrementAndGet();
    CompletableFuture<byte[]> result = new CompletableFuture<>();
    waiting.put(correlationId, result);
    return new Pending(correlationId, result);
  }

  void forget(Pending pending) {
    waiting.remove(pending.correlationId());
  }

  @Override
  public void onMessage(ConsumerRecord<byte[], byte[]> result) {
    Header correlation = result.headers().lastHeader(CORRELATION_ID);
    if (correlation == null || correlation.value() == null) {
      return;
    }
    CompletableFuture<byte[]> request = waiting.get(new String(correlation.value(), UTF_8));
    if (request != null) {
      request.complete(result.value());
    }
  }
}
