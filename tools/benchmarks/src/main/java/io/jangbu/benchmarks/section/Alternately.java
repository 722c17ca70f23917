package io.jangbu.benchmarks.section;

import io.jangbu.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Takes several measures in turns: what becomes of the machine meanwhile, all of them have. */
public final class Alternately {

  private Alternately() {}

  /** {@link Repeatedly#TIMES} turns; the spread of each measure, in their order. */
  public static List<Spread> measure(DoubleSupplier... measures) {
    List<List<Double>> values = new ArrayList<>();
    for (int turn = 0; turn < Repeatedly.TIMES; turn++) {
      for (int i = 0; i < measures.length; i++) {
        if (turn == 0) {
          values.add(new ArrayList<>());
        }
        values.get(i).add(measures[i].getAsDouble());
      }
    }
    return values.stream().map(Spread::of).toList();
  }
}
