package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.shop.Visit;
import java.util.List;
import java.util.Map;

/**
 * What the people of the demo say.
 *
 * @param received the pieces that the storekeeper has taken in, by sku
 * @param problems of the storekeeper
 */
public record Told(List<Visit> visits, Map<String, Long> received, List<String> problems) {

  public Told {
    visits = List.copyOf(visits);
    received = Map.copyOf(received);
    problems = List.copyOf(problems);
  }
}
