package io.jangbu.cli.topics;

import io.jangbu.cli.progress.Progress;
import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The command, topics of a context that it is run on, and what it has printed. */
final class Adopting implements AutoCloseable {

  static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  final ContextOnKafka context;
  private final String bootstrapServers;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  Adopting(String bootstrapServers) throws Exception {
    this.bootstrapServers = bootstrapServers;
    this.context = new ContextOnKafka(bootstrapServers);
  }

  /** Runs the command; what it prints is told by {@link #out} and {@link #err}. */
  int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", bootstrapServers));
    return new CommandLine(new AdoptCommand(List.of(context.log)))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  /** Into what {@link #err} tells. */
  Progress progress() {
    return Progress.on(new PrintWriter(err));
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  static EventEnvelope<OrderEvent> created(String stream) {
    return event(
        stream, 1, new OrderCreated("ada", "EUR", List.of(new Line("ink", 1, 100)), 0, 100));
  }

  static EventEnvelope<OrderEvent> event(String stream, long version, OrderEvent payload) {
    return new EventEnvelope<>(
        stream, version, TIME, TIME.plusSeconds(version), "corr", "cause", payload);
  }

  @Override
  public void close() {
    context.close();
  }
}
