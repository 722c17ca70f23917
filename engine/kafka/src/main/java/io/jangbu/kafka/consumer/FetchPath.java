package io.jangbu.kafka.consumer;

import java.lang.reflect.Field;
import java.util.List;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a consumer talks to the brokers. It is the one place at which what came can be looked at
 * before it is unpacked, and Kafka lets nobody in by any other way than its private fields.
 *
 * @param holder has the client in its field of that name
 */
record FetchPath(Object holder, Field client) {

  /** From the consumer to the client, for the classic group protocol and for the newer one. */
  private static final List<List<String>> WAYS =
      List.of(
          List.of("delegate", "client", "client"),
          List.of(
              "delegate",
              "applicationEventHandler",
              "networkThread",
              "networkClientDelegate",
              "client"));

  /**
   * Finds it.
   *
   * @throws IllegalStateException if the client is another release than this was written for
   */
  static FetchPath of(KafkaConsumer<?, ?> consumer) {
    for (List<String> way : WAYS) {
      FetchPath found = follow(consumer, way);
      if (found != null) {
        return found;
      }
    }
    throw new IllegalStateException(
        "This release of Kafka's client keeps its connections elsewhere, so that what it unpacks"
            + " cannot be bounded: use the release that was built with");
  }

  /** From now on nothing comes to the consumer that was not looked at. */
  void guard(Losses losses) {
    try {
      client.set(holder, GuardedClient.of((KafkaClient) client.get(holder), losses));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable FetchPath follow(KafkaConsumer<?, ?> consumer, List<String> way) {
    Object at = consumer;
    Class<?> type = KafkaConsumer.class;
    try {
      for (String name : way) {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        Object value = field.get(at);
        if (value instanceof KafkaClient) {
          return new FetchPath(at, field);
        }
        if (value == null) {
          return null;
        }
        at = value;
        type = value.getClass();
      }
      return null;
    } catch (NoSuchFieldException _) {
      return null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
