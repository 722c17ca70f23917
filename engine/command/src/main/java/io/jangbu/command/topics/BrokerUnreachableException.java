package io.jangbu.command.topics;

import java.util.List;
import org.springframework.core.NestedExceptionUtils;

/** No broker answered at start. */
public final class BrokerUnreachableException extends RuntimeException {

  BrokerUnreachableException(List<String> bootstrapServers, Throwable cause) {
    super(
        "No Kafka broker can be asked at %s: %s"
            .formatted(
                String.join(",", bootstrapServers),
                NestedExceptionUtils.getMostSpecificCause(cause).getMessage()),
        cause);
  }
}
