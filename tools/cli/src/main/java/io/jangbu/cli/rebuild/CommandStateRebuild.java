package io.jangbu.cli.rebuild;

import io.jangbu.cli.options.UnreachableServiceException;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.cli.rebuild.CommandStateClient.Context;
import io.jangbu.cli.rebuild.CommandStateClient.State;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks all instances, and follows them until every partition of every context is rebuilt. */
final class CommandStateRebuild {

  static final int DONE = 0;
  static final int NO_PROGRESS = 1;
  static final int NOT_STARTED = 2;
  static final int STOPPED = 130;

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final List<URI> services;
  private final CommandStateClient client;
  private final Duration timeout;
  private final Progress progress;
  private final StopSignal stop;
  private final PrintWriter out;
  private final Map<String, ContextProgress> contexts = new LinkedHashMap<>();
  private final Map<URI, String> silent = new LinkedHashMap<>();
  private final long began = System.nanoTime();

  CommandStateRebuild(
      List<URI> services,
      CommandStateClient client,
      Duration timeout,
      Progress progress,
      StopSignal stop,
      PrintWriter out) {
    this.services = List.copyOf(services);
    this.client = client;
    this.timeout = timeout;
    this.progress = progress;
    this.stop = stop;
    this.out = out;
  }

  /**
   * Runs to the end.
   *
   * @return the exit code
   * @throws UnreachableServiceException if a service cannot be asked at all
   */
  int run() throws UnreachableServiceException {
    for (URI service : services) {
      take(client.rebuild(service));
    }
    long all =
        contexts.values().stream().mapToLong(one -> one.partitions() * ContextProgress.WHOLE).sum();
    progress.begin("Rebuilding", " partitions", ContextProgress.WHOLE, all);
    try {
      return follow();
    } finally {
      progress.end();
    }
  }

  private int follow() {
    long told = 0;
    long lastStep = System.nanoTime();
    while (contexts.values().stream().anyMatch(context -> !context.missing().isEmpty())) {
      long steps = contexts.values().stream().mapToLong(ContextProgress::steps).sum();
      if (steps > told) {
        lastStep = System.nanoTime();
      }
      progress.step(steps - told);
      told = steps;
      if (System.nanoTime() - lastStep > timeout.toNanos()) {
        return giveUp();
      }
      if (stop.requestedWithin(PAUSE)) {
        progress.note("Stopped. The services go on rebuilding.");
        return STOPPED;
      }
      services.forEach(this::ask);
    }
    progress.end();
    report();
    return DONE;
  }

  private void ask(URI service) {
    try {
      take(client.rebuild(service));
      if (silent.remove(service) != null) {
        progress.note(service + " answers again.");
      }
    } catch (UnreachableServiceException e) {
      if (silent.put(service, String.valueOf(e.getMessage())) == null) {
        progress.note(e.getMessage() + " Asking again.");
      }
    }
  }

  private void take(State state) {
    for (Context context : state.contexts()) {
      ContextProgress seen =
          contexts.computeIfAbsent(
              context.context(), _ -> new ContextProgress(context.partitions()));
      context
          .held()
          .forEach(partition -> seen.seen(partition, client.isDone(partition), System.nanoTime()));
    }
  }

  private int giveUp() {
    progress.end();
    String missing =
        contexts.entrySet().stream()
            .filter(context -> !context.getValue().missing().isEmpty())
            .map(context -> context.getKey() + " " + context.getValue().missing())
            .collect(Collectors.joining(", "));
    progress.note(
        "No progress for %d s; these partitions are not rebuilt: %s. Was each instance of the service named?"
            .formatted(timeout.toSeconds(), missing));
    return NO_PROGRESS;
  }

  private void report() {
    Set<Map.Entry<String, ContextProgress>> all = contexts.entrySet();
    out.printf("%-12s %10s %12s %12s %9s%n", "", "partitions", "streams", "events", "seconds");
    for (Map.Entry<String, ContextProgress> entry : all) {
      ContextProgress context = entry.getValue();
      out.printf(
          Locale.ROOT,
          "%-12s %10d %12d %12d %9.1f%n",
          entry.getKey(),
          context.partitions(),
          context.streams(),
          context.events(),
          (context.doneAtNanos() - began) / 1e9);
    }
    out.println("The command state is what the events say.");
    out.flush();
  }
}
