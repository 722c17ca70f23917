package io.jangbu.kafka.consumer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's network client, with a look at each answer to a fetch before the consumer hears of it.
 * The consumer's threads take turns at it, under a lock of the consumer's.
 */
final class GuardedClient implements InvocationHandler {

  private static final Logger log = LoggerFactory.getLogger(GuardedClient.class);

  private final KafkaClient client;
  private final FetchedPartitions fetched;

  private GuardedClient(KafkaClient client, Losses losses) {
    this.client = client;
    this.fetched = new FetchedPartitions(losses);
  }

  static KafkaClient of(KafkaClient client, Losses losses) {
    return (KafkaClient)
        Proxy.newProxyInstance(
            KafkaClient.class.getClassLoader(),
            new Class<?>[] {KafkaClient.class},
            new GuardedClient(client, losses));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments != null && arguments[0] instanceof ClientRequest request) {
      arguments[0] = guarded(request);
    }
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** With its completion wrapped: between the client's poll and the consumer's there is none. */
  private ClientRequest guarded(ClientRequest request) {
    if (!(request.requestBuilder() instanceof FetchRequest.Builder fetch)) {
      return request;
    }
    fetched.asked(fetch.fetchData());
    return new ClientRequest(
        request.destination(),
        request.requestBuilder(),
        request.correlationId(),
        request.makeHeader(request.requestBuilder().latestAllowedVersion()).clientId(),
        request.createdTimeMs(),
        request.expectResponse(),
        request.requestTimeoutMs(),
        response -> {
          look(response);
          request.callback().onComplete(response);
        });
  }

  private void look(ClientResponse response) {
    if (response.responseBody() instanceof FetchResponse answer) {
      try {
        fetched.bound(answer.data());
      } catch (RuntimeException e) {
        // The consumer must hear of its answer, or it would wait for it for ever.
        log.error("What was fetched could not be looked at, and goes on as it came", e);
      }
    }
  }
}
