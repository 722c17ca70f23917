package io.jangbu.cli.demo.shop;

import java.util.Map;
import java.util.UUID;

/**
 * A command as it is posted.
 *
 * @param id its idempotency key: under it the command is sent again
 * @param story its {@code correlationId}
 */
record Command(String path, Map<String, Object> body, UUID id, String story) {

  Command {
    body = Map.copyOf(body);
  }
}
