package io.jangbu.systemtests.architecture;

import java.util.List;
import java.util.Map;

/** Of packages those that they must not know, both with all below them. */
final class Strangers {

  private static final List<String> SERVICES =
      List.of("shop.command", "shop.projection", "shop.shipping");

  /** What runs in a service, and is started as a process by whoever stands on top. */
  private static final List<String> RUNS_IN_A_SERVICE =
      List.of(
          "shop.command", "shop.projection", "shop.shipping", "command", "projection", "starter");

  static final Map<String, List<String>> OF_THE_SERVICES =
      Map.of(
          "shop.command", List.of("shop.projection", "shop.shipping"),
          "shop.projection", List.of("shop.command", "shop.shipping"),
          "shop.shipping", List.of("shop.command", "shop.projection", "command", "projection"),
          "shop.domain", SERVICES,
          "shop.schemas", SERVICES,
          "cli", RUNS_IN_A_SERVICE,
          "localservices", RUNS_IN_A_SERVICE,
          "benchmarks", RUNS_IN_A_SERVICE);

  static final Map<String, List<String>> OF_THE_ENGINE =
      Map.ofEntries(
          Map.entry("core", List.of("kafka", "command", "projection", "starter", "testkit")),
          Map.entry("kafka", List.of("command", "projection", "starter", "testkit")),
          Map.entry("command", List.of("projection", "starter", "testkit")),
          Map.entry("projection", List.of("command", "starter", "testkit")),
          Map.entry("starter", List.of("testkit")),
          Map.entry("starter.command", List.of("projection", "starter.projection")),
          Map.entry("starter.projection", List.of("command", "starter.command")),
          // Whoever has one side on the class path may not have the other.
          Map.entry(
              "starter.http",
              List.of("command", "projection", "starter.command", "starter.projection")),
          Map.entry(
              "starter.settings",
              List.of("command", "projection", "starter.command", "starter.projection")),
          Map.entry(
              "starter.security",
              List.of("command", "projection", "starter.command", "starter.projection")),
          Map.entry(
              "starter.integrity",
              List.of("command", "projection", "starter.command", "starter.projection")),
          Map.entry(
              "starter.tracing",
              List.of("command", "projection", "starter.command", "starter.projection")),
          Map.entry("testkit", List.of("kafka", "command", "projection", "starter")));

  private Strangers() {}
}
