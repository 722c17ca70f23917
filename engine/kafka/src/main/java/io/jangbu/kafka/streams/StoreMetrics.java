package io.jangbu.kafka.streams;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.rocksdb.HistogramType;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;

/** What all stores of the process do together. Each figure is one counter of RocksDB's. */
final class StoreMetrics {

  private static final double MICROS_IN_A_SECOND = 1e6;

  private StoreMetrics() {}

  static void show(StoreFigures stores, MeterRegistry registry) {
    gauge("open", null, "RocksDB stores that are open", stores, StoreFigures::open, registry);
    gauge(
        "expected",
        null,
        "RocksDB stores that the memory was shared out for",
        stores,
        all -> all.budget().stores(),
        registry);
    gauge(
        "memory",
        "bytes",
        "What the stores hold in memory outside of the heap",
        stores,
        StoreFigures::used,
        registry);
    gauge(
        "memory.limit",
        "bytes",
        "What the stores may hold in memory outside of the heap",
        stores,
        all -> all.budget().bytes(),
        registry);
    counter(
        "flushes",
        "flushes",
        "Files that were written because a store's share of the memory was full, or at a close",
        stores,
        all -> all.getHistogramData(HistogramType.FLUSH_TIME).getCount(),
        registry);
    counter(
        "flushed",
        "bytes",
        "The size of these files",
        stores,
        all -> all.getTickerCount(TickerType.FLUSH_WRITE_BYTES),
        registry);
    counter(
        "stalled",
        "seconds",
        "Time that writes to stores were held up until files were written or merged",
        stores,
        all -> all.getTickerCount(TickerType.STALL_MICROS) / MICROS_IN_A_SECOND,
        registry);
  }

  private static void gauge(
      String name,
      @Nullable String unit,
      String description,
      StoreFigures stores,
      ToDoubleFunction<StoreFigures> figure,
      MeterRegistry registry) {
    Gauge.builder("jangbu.stores." + name, stores, figure)
        .description(description)
        .baseUnit(unit)
        .strongReference(true)
        .register(registry);
  }

  private static void counter(
      String name,
      String unit,
      String description,
      StoreFigures stores,
      ToDoubleFunction<Statistics> figure,
      MeterRegistry registry) {
    FunctionCounter.builder("jangbu.stores." + name, stores, all -> all.figure(figure))
        .description(description)
        .baseUnit(unit)
        .register(registry);
  }
}
