package io.jangbu.kafka.consumer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;

/**
 * The settings of a consumer that belongs to no group: it chooses its partitions and its place
 * itself, commits nothing, and makes no topic by asking for it.
 */
public final class Reader {

  private static final int FETCH_MILLIS = 20;

  private Reader() {}

  /**
   * For one that reads up to an end that it knows: no fetch is worth waiting for. A consumer takes
   * up another partition of the same broker, and closes, only when the answer has come that it
   * waits for, which an empty one does after half a second by default.
   */
  public static void endsAtAnEnd(Map<String, Object> settings) {
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MILLIS);
  }

  /**
   * Its settings, which the caller may add to.
   *
   * @param settings those that say where the brokers are, and how to reach them
   * @param isolation whether it reads past open transactions
   */
  public static Map<String, Object> settings(
      Map<String, Object> settings, IsolationLevel isolation) {
    Map<String, Object> reader = new HashMap<>(settings);
    reader.remove(ConsumerConfig.GROUP_ID_CONFIG);
    reader.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    reader.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString().toLowerCase(Locale.ROOT));
    reader.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return reader;
  }
}
