package io.jangbu.kafka.streams;

import static io.jangbu.kafka.streams.TooLittleStoreMemoryException.mebibytes;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.HistogramType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.Statistics;
import org.rocksdb.WriteBufferManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory of all RocksDB stores of a process, outside of its heap. By RocksDB's defaults each
 * store (and each segment of a window store), per partition and again per standby, takes up to
 * about 100 MiB of its own.
 *
 * <p>There is one cache, and within it a write budget for each store. A write budget that all share
 * is used up by stores that nobody writes to any more, for these are not flushed; from then on
 * every put anywhere is a flush. So each store has a share that is its own, and the number of
 * stores decides how large it is.
 */
public final class StoreMemory implements StoreFigures, AutoCloseable {

  /** Under which a store finds it among the settings of its Kafka Streams. */
  static final String CONFIG = "jangbu.store.memory";

  /** Of what the heap leaves of the machine or the container; the JVM needs some, too. */
  private static final double MOST_OF_THE_REST = 0.67;

  private static final Logger log = LoggerFactory.getLogger(StoreMemory.class);

  static {
    RocksDB.loadLibrary();
  }

  private final StoreBudget budget;
  private final Cache cache;
  private final Statistics statistics = new Statistics(allBut(HistogramType.FLUSH_TIME));
  private final AtomicInteger open = new AtomicInteger();
  private boolean closed;

  private StoreMemory(StoreBudget budget) {
    this.budget = budget;
    this.cache = new LRUCache(budget.bytes());
  }

  /**
   * The memory for the stores of a process, which the log tells of, and its figures.
   *
   * @param bytes that were set for all of them; null = 256 MiB, or more if they need more
   * @param stores that the process may have open at once, at most, each segment of a window store
   *     and each standby among them
   * @throws TooLittleStoreMemoryException if they do not fit
   */
  public static StoreMemory of(@Nullable Long bytes, int stores, MeterRegistry registry) {
    StoreBudget budget = StoreBudget.of(bytes, stores);
    log.info(
        "Up to {} stores take up to {} of memory outside of the heap, of which each may have {} KB"
            + " unwritten",
        stores,
        mebibytes(budget.bytes()),
        budget.share() >> 10);
    warnIfTight(budget.bytes());
    StoreMemory memory = new StoreMemory(budget);
    StoreMetrics.show(memory, registry);
    return memory;
  }

  private static void warnIfTight(long bytes) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      long all = system.getTotalMemorySize();
      long heap = Runtime.getRuntime().maxMemory();
      if (bytes > MOST_OF_THE_REST * (all - heap)) {
        log.warn(
            "The stores may take {} outside of the heap, but of {} the heap alone may take {}. The"
                + " process may be killed (out of memory): give it more, or a smaller heap",
            mebibytes(bytes),
            mebibytes(all),
            mebibytes(heap));
      }
    }
  }

  /** Has the stores of a Kafka Streams with these settings use it. */
  public Properties in(Properties settings) {
    settings.put(CONFIG, this);
    return settings;
  }

  /**
   * A store is opened.
   *
   * @return its share, to be given to {@link #closed}
   */
  synchronized WriteBufferManager opened(Options options) {
    if (closed) {
      throw new IllegalStateException("The service stops: no more stores are opened");
    }
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(cache);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    WriteBufferManager share = new WriteBufferManager(budget.share(), cache);
    options.setWriteBufferManager(share);
    options.setWriteBufferSize(budget.share());
    options.setArenaBlockSize(budget.arenaBlock());
    options.setStatistics(statistics);
    open.incrementAndGet();
    return share;
  }

  void closed(WriteBufferManager share) {
    open.decrementAndGet();
    share.close();
  }

  @Override
  public StoreBudget budget() {
    return budget;
  }

  @Override
  public int open() {
    return open.get();
  }

  @Override
  public synchronized long used() {
    return closed ? 0 : cache.getUsage();
  }

  /** A figure of what happened in all stores, 0 once this is closed. */
  @Override
  public synchronized double figure(ToDoubleFunction<Statistics> figure) {
    return closed ? 0 : figure.applyAsDouble(statistics);
  }

  /** To be called when all stores are closed: what they have cached is let go. */
  @Override
  public synchronized void close() {
    closed = true;
    cache.close();
    statistics.close();
  }

  /** Times cost a look at the clock for each get and put. */
  private static EnumSet<HistogramType> allBut(HistogramType kept) {
    return EnumSet.complementOf(EnumSet.of(kept, HistogramType.HISTOGRAM_ENUM_MAX));
  }
}
