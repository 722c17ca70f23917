package io.jangbu.command.topics;

/** No broker answered at start. */
public final class BrokerUnreachableException extends RuntimeException {

  BrokerUnreachableException(String bootstrapServers, Throwable cause) {
    super("No Kafka broker answers at " + bootstrapServers, cause);
  }
}
