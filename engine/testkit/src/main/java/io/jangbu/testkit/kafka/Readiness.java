package io.jangbu.testkit.kafka;

import io.jangbu.testkit.kafka.process.ChildProcess;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.jspecify.annotations.Nullable;

/** Waits for a broker that is starting, and notices when it dies instead. */
record Readiness(
    int nodeId, int port, ChildProcess process, Path directory, Map<String, String> client) {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int LINES_OF_A_LOG = 15;

  /**
   * Returns once the cluster, asked at this broker's own port, counts it among its members.
   *
   * @throws IllegalStateException if it ends, or does not serve in time
   */
  void await() {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    // An admin client warns on every refused connection: none is made before the port is open.
    while (LoopbackPorts.isFree(port)) {
      pause(deadline);
    }
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port);
    try (Admin admin = Admin.create(settings)) {
      while (!isMember(admin, deadline)) {
        pause(deadline);
      }
    }
  }

  private boolean isMember(Admin admin, long deadline) {
    CompletableFuture<Boolean> answer =
        admin
            .describeCluster()
            .nodes()
            .toCompletionStage()
            .toCompletableFuture()
            .thenApply(this::includesThis);
    CompletableFuture<Boolean> death = process.onExit().thenApply(_ -> false);
    try {
      boolean member =
          answer
              .applyToEither(death, result -> result)
              .orTimeout(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
              .join();
      return member && process.isAlive();
    } catch (CompletionException e) {
      throw failure("does not answer", e);
    }
  }

  private boolean includesThis(Collection<Node> nodes) {
    return nodes.stream().anyMatch(node -> node.id() == nodeId && node.port() == port);
  }

  private void pause(long deadline) {
    if (process.endedWithin(PAUSE)) {
      throw failure("ended while it started", null);
    }
    if (System.nanoTime() > deadline) {
      throw failure("does not serve after " + LIMIT.toSeconds() + " s", null);
    }
  }

  private IllegalStateException failure(String what, @Nullable Throwable cause) {
    return new IllegalStateException(
        "broker %d on port %d %s%n%s%n%s"
            .formatted(nodeId, port, what, lastLinesOf("broker.log"), lastLinesOf("console.log")),
        cause);
  }

  private String lastLinesOf(String log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(directory.resolve(log)), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("\tat "))
              .toList();
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - LINES_OF_A_LOG), lines.size()));
    } catch (IOException e) {
      return "(no " + log + ": " + e + ")";
    }
  }
}
