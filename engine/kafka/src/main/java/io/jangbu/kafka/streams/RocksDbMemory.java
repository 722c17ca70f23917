package io.jangbu.kafka.streams;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** Gives a store its part of the {@link StoreMemory}. Kafka Streams makes one for each store. */
public final class RocksDbMemory implements RocksDBConfigSetter {

  private @Nullable StoreMemory memory;
  private @Nullable WriteBufferManager share;

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    memory =
        Objects.requireNonNull(
            (StoreMemory) configs.get(StoreMemory.CONFIG), "no StoreMemory is in the settings");
    share = memory.opened(options);
  }

  @Override
  public void close(String store, Options options) {
    if (memory != null && share != null) {
      memory.closed(share);
      share = null;
    }
  }
}
