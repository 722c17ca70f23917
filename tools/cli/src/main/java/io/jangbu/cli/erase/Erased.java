package io.jangbu.cli.erase;

import io.jangbu.cli.erase.search.Found;
import io.jangbu.cli.erase.search.Kind;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the services have done, in words. */
record Erased(Found found, Map<Kind, StreamProgress> seen) {

  /** Whether no service has said that a stream cannot be erased. */
  boolean isWhole() {
    return seen.values().stream().allMatch(progress -> progress.refused().isEmpty());
  }

  /** Prints it. */
  void tell(PrintWriter out) {
    String done =
        Stream.of(Kind.values())
            .filter(kind -> done(kind) > 0)
            .map(kind -> kind.count(done(kind)))
            .collect(Collectors.joining(", "));
    out.printf(
        "Erased: %s. Of %d events %d were appended again; %d remembered commands lost their"
            + " content.%n",
        done.isEmpty() ? "nothing" : done,
        sum(ErasureClient.Stream::events),
        sum(ErasureClient.Stream::rewritten),
        sum(ErasureClient.Stream::commands));
    seen.forEach((kind, progress) ->
        progress
            .refused()
            .forEach((id, why) -> out.printf("Not erased: %s %s: %s%n", kind.noun(1), id, why)));
  }

  private int done(Kind kind) {
    StreamProgress progress = seen.get(kind);
    return progress == null ? 0 : progress.done(found.ids(kind));
  }

  private long sum(ToLongFunction<ErasureClient.Stream> figure) {
    return seen.values().stream().mapToLong(progress -> progress.sum(figure)).sum();
  }
}
