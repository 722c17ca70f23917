package io.jangbu.cli.demo.books;

import java.util.List;
import java.util.Map;

/**
 * What the events say.
 *
 * @param received the pieces that have come in, by sku
 * @param dispatched the pieces that have left, by sku
 * @param flaws of streams that are not as the rules make them
 * @param events how many were read
 */
public record LogAccount(
    Books books,
    Map<String, Long> received,
    Map<String, Long> dispatched,
    List<String> flaws,
    long events) {

  public LogAccount {
    received = Map.copyOf(received);
    dispatched = Map.copyOf(dispatched);
    flaws = List.copyOf(flaws);
  }
}
