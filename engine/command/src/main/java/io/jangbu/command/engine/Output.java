package io.jangbu.command.engine;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * A value on its way out, and the partition that it goes to. The processor says where: an event
 * stays in its stream's partition, a result goes where it was asked for, a dead letter stays.
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Output(byte @Nullable [] value, int partition) {

  static final Serializer<Output> SERIALIZER = (_, output) -> output.value();

  // The form of it that knows no headers has to be there, and is to be removed from Kafka.
  @SuppressWarnings("removal")
  static final StreamPartitioner<byte[], Output> PARTITIONER =
      (_, _, output, _) -> Optional.of(Set.of(output.partition()));
}
