package io.jangbu.kafka.streams;

import io.jangbu.kafka.consumer.topics.BrokerLimits;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How soon a killed instance is missed: as soon as the settings say, or the brokers allow. */
final class Sessions {

  private static final String TIMEOUT =
      StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);

  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  private Sessions() {}

  /**
   * Lengthens a session that the brokers would refuse. If they do not answer, the settings stay as
   * they are: Kafka Streams says then what is wrong.
   */
  static void fit(Properties settings, Admin admin) {
    String set = String.valueOf(settings.get(TIMEOUT));
    if (!set.matches("\\d{1,9}")) {
      // Unset, or nothing that Kafka Streams would begin with.
      return;
    }
    try {
      Duration wanted = Duration.ofMillis(Long.parseLong(set));
      Duration shortest = BrokerLimits.shortestSession(admin);
      if (wanted.compareTo(shortest) < 0) {
        log.info(
            "A killed instance is replaced after {} ms: the brokers allow no less (their"
                + " group.min.session.timeout.ms), {} ms were wanted",
            shortest.toMillis(),
            wanted.toMillis());
        settings.put(TIMEOUT, Math.toIntExact(shortest.toMillis()));
      }
    } catch (ExecutionException | KafkaException e) {
      log.warn("The brokers do not tell how short a session may be: {}", e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
