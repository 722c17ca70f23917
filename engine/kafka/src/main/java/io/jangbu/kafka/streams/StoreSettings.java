package io.jangbu.kafka.streams;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the stores take.
 *
 * @param memory outside of the heap, of all stores together, 64 MiB to 1 TiB; null = 256 MiB, or
 *     more if they need more
 */
@Validated
@ConfigurationProperties("jangbu.stores")
public record StoreSettings(@Nullable DataSize memory) {

  @AssertTrue(message = "memory must be at least 64MB and at most 1TB")
  boolean isMemoryInBounds() {
    return memory == null
        || (memory.compareTo(DataSize.ofMegabytes(64)) >= 0
            && memory.compareTo(DataSize.ofTerabytes(1)) <= 0);
  }

  /** As a number, null if it is not set. */
  public @Nullable Long bytes() {
    return memory == null ? null : memory.toBytes();
  }
}
