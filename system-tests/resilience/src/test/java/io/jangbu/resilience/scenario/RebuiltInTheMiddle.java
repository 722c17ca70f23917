package io.jangbu.resilience.scenario;

import static org.awaitility.Awaitility.await;

import io.jangbu.localservices.ServiceInstance;
import io.jangbu.resilience.cluster.Actuator;
import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.time.Moments;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An operator has everything rebuilt from the events that can be: the state of all partitions on
 * the command side, and the views, blue/green. Meanwhile an instance of the command service is
 * killed, and comes back. What is replayed was decided before: nothing may be sent again for it,
 * and what was due stays due.
 */
record RebuiltInTheMiddle(String name, int strikes) implements Scenario {

  private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("ready", 300));
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  @Override
  public boolean forgets() {
    return true;
  }

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    String id = "rebuild-" + random.nextLong(1L << 40);
    Actuator projection = new Actuator(cluster.projections().getFirst());
    if (versions(projection).count() > 1) {
      // The last rebuild was given up.
      projection.post("projections/drop", Map.of());
    }
    projection.post("projections/begin", Map.of());
    cluster.commands().forEach(instance -> rebuild(instance, id));
    Moments.pass(Moments.between(random, Duration.ZERO, Duration.ofMillis(1_500)));
    ServiceInstance victim = cluster.commands().get(random.nextInt(cluster.commands().size()));
    victim.kill();
    Moments.pass(Moments.between(random, Duration.ZERO, Duration.ofSeconds(4)));
    victim.start();
    victim.awaitReady();
    await("the command state is rebuilt")
        .atMost(PATIENCE)
        .pollInterval(LOOK_EVERY)
        .ignoreExceptions()
        .until(() -> isRebuilt(cluster.commands(), id));
    long streams = takeOver(projection);
    notes.add("%s killed; %d views rebuilt, too".formatted(victim.name(), streams));
  }

  /** Asked again with the same id, an instance only says how far it is. */
  private static JsonNode rebuild(ServiceInstance instance, String id) {
    return new Actuator(instance).post("commandstate", Map.of("rebuild", id));
  }

  private static boolean isRebuilt(List<ServiceInstance> instances, String id) {
    Set<String> missing = new HashSet<>();
    Set<String> rebuilt = new HashSet<>();
    for (ServiceInstance instance : instances) {
      for (JsonNode context : rebuild(instance, id).path("contexts")) {
        String name = context.path("context").asString();
        for (int i = 0; i < context.path("partitions").asInt(); i++) {
          missing.add(name + "-" + i);
        }
        for (JsonNode held : context.path("held")) {
          if (held.path("ready").asBoolean() && held.path("rebuild").asString("").equals(id)) {
            rebuilt.add(name + "-" + held.path("partition").asInt());
          }
        }
      }
    }
    missing.removeAll(rebuilt);
    return missing.isEmpty() && !rebuilt.isEmpty();
  }

  /** Lets the new version of the views answer if both agree, and returns how many these are. */
  private static long takeOver(Actuator projection) {
    await("the views are rebuilt")
        .atMost(PATIENCE)
        .pollInterval(LOOK_EVERY)
        .ignoreExceptions()
        .until(() -> isBuilt(projection));
    String id = projection.post("projections/compare", Map.of()).path("id").asString();
    await("the views are compared")
        .atMost(PATIENCE)
        .pollInterval(LOOK_EVERY)
        .until(() -> isOver(projection.get("projections").path("comparison")));
    JsonNode comparison = projection.get("projections").path("comparison");
    if (!comparison.path("state").asString().equals("DONE")
        || comparison.path("differing").asLong() > 0) {
      throw new IllegalStateException("the rebuilt views are others: " + comparison);
    }
    projection.post("projections/switch", Map.of("comparisonId", id));
    projection.post("projections/drop", Map.of());
    return comparison.path("streams").asLong();
  }

  /** Under load it is never quite at the end. */
  private static boolean isBuilt(Actuator projection) {
    return versions(projection)
        .filter(version -> version.path("role").asString().equals("BUILDING"))
        .anyMatch(version ->
            version.path("streams").asString().equals("RUNNING")
                && version.path("read").asLong() > version.path("end").asLong() - 1_000);
  }

  private static Stream<JsonNode> versions(Actuator projection) {
    return projection.get("projections").path("generations").valueStream();
  }

  private static boolean isOver(JsonNode comparison) {
    return Set.of("DONE", "FAILED", "ENDED").contains(comparison.path("state").asString(""));
  }
}
