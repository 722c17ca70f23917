package io.jangbu.consumer;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Kafka's consumer, which holds at most about 8 MiB of a partition's records at a time, and none
 * that unpacks to more than 4 MiB (of a Streams changelog: 13). In the place of such a record it
 * gives one with the header {@link io.jangbu.schemas.NotTaken#HEADER}; what comes before and after
 * it, in the same batch of its producer, too, comes as ever.
 */
public class BoundedConsumer<K, V> extends KafkaConsumer<K, V> {

  /** One whose losses are only logged. */
  public BoundedConsumer(
      Map<String, Object> settings, Deserializer<K> keys, Deserializer<V> values) {
    this(settings, keys, values, Losses::say);
  }

  /**
   * As {@link KafkaConsumer#KafkaConsumer(Map, Deserializer, Deserializer)}.
   *
   * @param losses hears of what is not taken, on a thread of the consumer
   * @throws IllegalStateException if this release of Kafka's client cannot be bounded
   */
  @SuppressWarnings("this-escape") // only its fields are read
  public BoundedConsumer(
      Map<String, Object> settings,
      Deserializer<K> keys,
      Deserializer<V> values,
      Consumer<Loss> losses) {
    super(settings, keys, values);
    try {
      FetchPath.of(this).guard(losses);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }
}
