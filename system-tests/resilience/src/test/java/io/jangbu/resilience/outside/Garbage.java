package io.jangbu.resilience.outside;

import io.jangbu.resilience.checker.Position;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where garbage was thrown onto the topics. */
public final class Garbage {

  private final Set<Position> positions = ConcurrentHashMap.newKeySet();

  public void thrown(Position at) {
    positions.add(at);
  }

  Set<Position> positions() {
    return positions;
  }
}
