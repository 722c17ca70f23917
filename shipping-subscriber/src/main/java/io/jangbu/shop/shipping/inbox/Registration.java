package io.jangbu.shop.shipping.inbox;

import io.jangbu.kafka.consumer.topics.TopicRegistry;
import io.jangbu.kafka.record.RegisteredTopic;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** What the command service has registered of a topic. It is asked only when that matters. */
@Component
class Registration {

  private final KafkaProperties kafka;

  Registration(KafkaProperties kafka) {
    this.kafka = kafka;
  }

  /**
   * The topic of that name that counts; empty if none is registered.
   *
   * @throws ChoiceNeededException if this service may not ask
   * @throws KafkaException if Kafka does not answer
   */
  Optional<RegisteredTopic> of(String topic) {
    Admin admin = Admin.create(kafka.buildAdminProperties());
    try {
      return TopicRegistry.read(admin, kafka.buildConsumerProperties())
          .flatMap(all -> Optional.ofNullable(all.get(topic)));
    } catch (AuthorizationException e) {
      throw mayNot(topic, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException cause) {
        throw mayNot(topic, cause);
      }
      throw new KafkaException("The registered topics cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private static ChoiceNeededException mayNot(String topic, AuthorizationException cause) {
    return new ChoiceNeededException(
        "%s is another topic than the one that was taken in, and whether it takes its place cannot be told: %s. Grant this service's principal describe and read on the topic %s"
            .formatted(topic, cause.getMessage(), RegisteredTopic.TOPIC));
  }
}
