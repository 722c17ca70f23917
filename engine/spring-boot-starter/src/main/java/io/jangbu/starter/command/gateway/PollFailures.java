package io.jangbu.starter.command.gateway;

import io.jangbu.kafka.streams.Failures;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * What happens when results cannot be read: the consumer tries again, with pauses. By itself the
 * container would try at once, for ever, and its consumer would look as if it heard.
 */
final class PollFailures extends DefaultErrorHandler {

  private final Failures failures;

  PollFailures(Failures failures) {
    this.failures = failures;
  }

  @Override
  public void handleOtherException(
      Exception failure,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      boolean batchListener) {
    long pause = failures.failed(failure).toMillis();
    try {
      ListenerUtils.stoppableSleep(container, pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
