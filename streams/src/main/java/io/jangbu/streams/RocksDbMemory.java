package io.jangbu.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One cache and one budget for all stores of the process. By RocksDB's defaults each store (and
 * each segment of a window store), per partition and again per standby, takes up to about 100 MiB
 * of its own outside of the heap.
 */
public final class RocksDbMemory implements RocksDBConfigSetter {

  private static final long CACHE_BYTES = 256L << 20;
  private static final long WRITE_BUFFER_BYTES = 96L << 20;

  static {
    RocksDB.loadLibrary();
  }

  private static final Cache CACHE = new LRUCache(CACHE_BYTES);
  private static final WriteBufferManager WRITE_BUFFERS =
      new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITE_BUFFERS);
  }

  @Override
  public void close(String store, Options options) {
    // Cache and budget belong to all stores and live as long as the process.
  }
}
