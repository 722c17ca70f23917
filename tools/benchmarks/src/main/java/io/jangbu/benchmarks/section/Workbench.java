package io.jangbu.benchmarks.section;

import io.jangbu.benchmarks.order.Orders;
import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.lab.Lab;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What a section is given to measure with.
 *
 * @param lab empty at first
 * @param jvm that the services run in
 * @param seeds the next seed that no measure has had
 * @param progress takes a few words on what is being done
 */
public record Workbench(
    Lab lab, Scale scale, Jvm jvm, AtomicLong seeds, Consumer<String> progress) {

  /** Orders that no measure of this run has seen. */
  public Orders newOrders() {
    return new Orders(seeds.getAndIncrement());
  }

  /** Says what is being done now. */
  public void now(String what) {
    progress.accept(what);
  }
}
