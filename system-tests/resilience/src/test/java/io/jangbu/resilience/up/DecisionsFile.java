package io.jangbu.resilience.up;

import io.jangbu.localservices.carrier.Temperament;
import io.jangbu.resilience.cluster.CarrierBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the stand-in carrier of {@code up} has written down, a line for each decision: key, order,
 * and a reference if it accepted.
 */
record DecisionsFile(Path path) implements CarrierBook {

  @Override
  public Map<String, List<String>> acceptedKeysByOrder() {
    try {
      return Files.readAllLines(path).stream()
          .map(line -> line.split("\t", -1))
          .filter(decision -> decision.length == 3 && !decision[2].isEmpty())
          .collect(
              Collectors.groupingBy(
                  decision -> decision[1],
                  Collectors.mapping(decision -> decision[0], Collectors.toList())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean refuses(String orderId) {
    return Temperament.realistic().refuses(orderId);
  }
}
