package io.jangbu.kafka.consumer;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Kafka's consumer, which holds at most about 8 MiB of a partition's records at a time, and none
 * that unpacks to more than 4 MiB (of a Streams changelog: 13). In the place of such a record it
 * gives one with the header {@link io.jangbu.kafka.record.NotTaken#HEADER}; what comes before and
 * after it, in the same batch of its producer, too, comes as ever.
 */
public class BoundedConsumer<K, V> extends KafkaConsumer<K, V> {

  /** One whose losses are only logged. */
  public BoundedConsumer(
      Map<String, Object> settings, Deserializer<K> keys, Deserializer<V> values) {
    this(settings, keys, values, Losses.logged());
  }

  /**
   * As {@link KafkaConsumer#KafkaConsumer(Map, Deserializer, Deserializer)}.
   *
   * @param losses hears of what is not taken
   * @throws IllegalStateException if this release of Kafka's client cannot be bounded
   */
  @SuppressWarnings("this-escape") // only Kafka's own part of it is touched, which is complete
  public BoundedConsumer(
      Map<String, Object> settings, Deserializer<K> keys, Deserializer<V> values, Losses losses) {
    super(settings, keys, values);
    try {
      bound(this, losses);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Bounds a consumer that somebody else has made and that has not polled yet.
   *
   * @return the same
   * @throws IllegalStateException if it is none of Kafka's, or of a release that cannot be bounded
   */
  public static <K, V> Consumer<K, V> bound(Consumer<K, V> consumer, Losses losses) {
    if (!(consumer instanceof KafkaConsumer<K, V> kafkas)) {
      throw new IllegalStateException("Not a consumer of Kafka's: " + consumer.getClass());
    }
    FetchPath.of(kafkas).guard(losses);
    return consumer;
  }
}
