package io.jangbu.quickstart.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long each tenth of a long work took, told from looks at how much is done. */
final class Pace {

  private record Look(long nanos, double done) {}

  private final long all;
  private final List<Look> looks = new ArrayList<>();

  /** Of work that has so many pieces. */
  Pace(long all) {
    this.all = all;
  }

  /** So many are done by now. What was done before the first look has no pace. */
  void done(long pieces) {
    looks.add(new Look(System.nanoTime(), pieces));
  }

  boolean isOver() {
    return !looks.isEmpty() && looks.getLast().done() >= all;
  }

  /** Pieces a second from that tenth, the first is 0, up to another one. */
  double rate(int from, int to) {
    return (to - from) / 10.0 * all / seconds(from, to);
  }

  private double seconds(int from, int to) {
    return (at(all * to / 10.0) - at(all * from / 10.0)) / 1e9;
  }

  private double at(double pieces) {
    for (int i = 1; i < looks.size(); i++) {
      Look before = looks.get(i - 1);
      Look after = looks.get(i);
      if (after.done() >= pieces) {
        double part =
            after.done() == before.done()
                ? 0
                : Math.max(0, (pieces - before.done()) / (after.done() - before.done()));
        return before.nanos() + part * (after.nanos() - before.nanos());
      }
    }
    return looks.getLast().nanos();
  }

  /** Each tenth, and all. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d in %.1f s; by tenths %s a second",
        all,
        seconds(0, 10),
        IntStream.range(0, 10)
            .mapToObj(i -> String.format(Locale.ROOT, "%,.0f", rate(i, i + 1)))
            .collect(Collectors.joining(" ")));
  }
}
