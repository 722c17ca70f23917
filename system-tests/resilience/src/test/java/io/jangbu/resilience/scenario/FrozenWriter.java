package io.jangbu.resilience.scenario;

import io.jangbu.localservices.ServiceInstance;
import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.time.Moments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A command service stands still for longer than its session: the other one takes over, and the
 * first wakes up in the middle of what it was about to write.
 */
record FrozenWriter(String name, int strikes) implements Scenario {

  /** A session is 6 s. */
  private static final Duration LEAST = Duration.ofSeconds(8);

  private static final Duration MOST = Duration.ofSeconds(12);

  private static final Pattern FENCED =
      Pattern.compile("Fenced|InvalidProducerEpoch|TaskMigrated|UnknownMemberId|UNKNOWN_MEMBER");

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    ServiceInstance victim = cluster.commands().get(random.nextInt(cluster.commands().size()));
    Duration frozen = Moments.between(random, LEAST, MOST);
    long end = size(victim.log());
    victim.freeze();
    try {
      Moments.pass(frozen);
    } finally {
      victim.thaw();
    }
    Moments.pass(Duration.ofSeconds(3));
    victim.awaitReady();
    notes.add(
        "%s frozen for %.1f s; its log then speaks of fencing in %d lines"
            .formatted(victim.name(), frozen.toMillis() / 1e3, fencings(victim.log(), end)));
  }

  private static long size(Path log) {
    try {
      return Files.size(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long fencings(Path log, long from) {
    try {
      byte[] all = Files.readAllBytes(log);
      return new String(all, StandardCharsets.UTF_8)
          .substring((int) Math.min(from, all.length))
          .lines()
          .filter(line -> FENCED.matcher(line).find())
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
