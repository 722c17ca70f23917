package io.jangbu.cli.pipeline;

import io.jangbu.localservices.Service;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Where each part listens, on the loopback address. 0 takes a free port. */
public record Ports(
    int kafka, int postgres, int command, int projection, int shipping, int carrier) {

  /** Free ones throughout, for tests. */
  public static final Ports FREE = new Ports(0, 0, 0, 0, 0, 0);

  /**
   * The same with a free port in place of each 0, but for Kafka's: that one keeps its own.
   *
   * @throws BusyPortsException if one that was asked for is taken, or is asked for twice
   */
  Ports resolve() {
    List<String> busy =
        byUse().entrySet().stream()
            .filter(use -> isTaken(use.getValue()))
            .map(use -> "port %d is busy: %s".formatted(use.getValue(), use.getKey()))
            .toList();
    if (!busy.isEmpty()) {
      throw new BusyPortsException(busy);
    }
    return new Ports(
        kafka,
        orFree(postgres),
        orFree(command),
        orFree(projection),
        orFree(shipping),
        orFree(carrier));
  }

  int of(Service service) {
    return switch (service) {
      case COMMAND -> command;
      case PROJECTION -> projection;
      case SHIPPING -> shipping;
    };
  }

  private boolean isTaken(int port) {
    return port != 0
        && (!LoopbackPorts.isFree(port)
            || byUse().values().stream().filter(Predicate.isEqual(port)).count() > 1);
  }

  private static int orFree(int port) {
    return port == 0 ? LoopbackPorts.free() : port;
  }

  private Map<String, Integer> byUse() {
    Map<String, Integer> uses = new LinkedHashMap<>();
    uses.put("Kafka (another one with --kafka-port)", kafka);
    uses.put("PostgreSQL (another one with --postgres-port)", postgres);
    uses.put("commands (another one with --command-port)", command);
    uses.put("views (another one with --projection-port)", projection);
    uses.put("shipments (another one with --shipping-port)", shipping);
    uses.put("the stand-in carrier (another one with --carrier-port)", carrier);
    return uses;
  }
}
