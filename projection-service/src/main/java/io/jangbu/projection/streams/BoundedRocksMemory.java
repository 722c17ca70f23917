package io.jangbu.projection.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache for all stores. By RocksDB's defaults each of the stores, four per partition and
 * as many for standbys, could take about 100 MiB outside the heap.
 */
public final class BoundedRocksMemory implements RocksDBConfigSetter {

  private static final long TOTAL_BYTES = 192L << 20;
  private static final long WRITE_BYTES = 64L << 20;
  private static final int BUFFER_BYTES = 8 << 20;

  static {
    RocksDB.loadLibrary();
  }

  private static final Cache CACHE = new LRUCache(TOTAL_BYTES);
  private static final WriteBufferManager WRITES = new WriteBufferManager(WRITE_BYTES, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> config) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setWriteBufferManager(WRITES);
    options.setWriteBufferSize(BUFFER_BYTES);
    options.setTableFormatConfig(table);
  }

  @Override
  public void close(String store, Options options) {
    // The cache belongs to all stores and lives as long as the process.
  }
}
