package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.context.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands that decisions lead to: each is on its topic as often as it was to be sent, neither
 * less, which would be lost, nor more, which would be sent twice.
 */
final class Sendings {

  static final String PROCESS = "jangbu_process";

  /** A command as it is sent, but for what it belongs to. */
  private record Sending(String context, CommandEnvelope<?> command, String process, String claim) {
    @Override
    public String toString() {
      return "%s to %s %s%s%s"
          .formatted(
              command.type(),
              context,
              command,
              process.isEmpty() ? "" : ", for " + process,
              claim.isEmpty() ? "" : ", with " + claim);
    }
  }

  private final Map<Sending, Integer> expected = new LinkedHashMap<>();

  /** It is to be there once more. */
  void expect(String context, CommandEnvelope<?> command, String process, String claim) {
    expected.merge(new Sending(context, command.content(), process, claim), 1, Integer::sum);
  }

  /** The same for one without headers. */
  void expect(Context<?, ?, ?> context, CommandEnvelope<?> command) {
    expect(context.name(), command, "", "");
  }

  /** Whether a decision has sent the command, as its topic or its headers say. */
  static boolean isByADecision(Context<?, ?, ?> context, Logged<?> command) {
    return !Context.OPEN.contains(context)
        || command.headers().containsKey(PROCESS)
        || command.headers().containsKey(ClaimHeaders.NAME);
  }

  /** Compares with what is there. */
  List<Fault> faults(ShopLog shop) {
    Map<Sending, List<Position>> there = new LinkedHashMap<>();
    shop.all().forEach(reading -> gather(reading, there));
    List<Fault> faults = new ArrayList<>();
    expected.forEach((sending, times) -> {
      List<Position> at = there.getOrDefault(sending, List.of());
      if (at.size() < times) {
        faults.add(fault(Kind.LOST, sending, times, at));
      }
    });
    there.forEach((sending, at) -> {
      int times = expected.getOrDefault(sending, 0);
      if (at.size() > times) {
        faults.add(fault(times == 0 ? Kind.STRAY : Kind.TWIN, sending, times, at));
      }
    });
    return faults;
  }

  private static <C> void gather(Reading<C, ?, ?> reading, Map<Sending, List<Position>> there) {
    for (Logged<CommandEnvelope<C>> command : reading.log().commands()) {
      if (isByADecision(reading.context(), command)) {
        Sending sending =
            new Sending(
                reading.context().name(),
                command.value().content(),
                command.headers().getOrDefault(PROCESS, ""),
                command.headers().getOrDefault(ClaimHeaders.NAME, ""));
        there.computeIfAbsent(sending, _ -> new ArrayList<>()).add(command.at());
      }
    }
  }

  private static Fault fault(Kind kind, Sending sending, int times, List<Position> at) {
    return new Fault(
        kind,
        sending.command().commandId().toString(),
        at,
        "%s is there %d times, and was to be sent %d times".formatted(sending, at.size(), times));
  }
}
