package io.jangbu.command.state;

import io.jangbu.kafka.record.SingleObject;
import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Whether a value begins as an event's does; copies none of it. */
final class IsEvent implements Deserializer<Boolean> {

  @Override
  public @Nullable Boolean deserialize(String topic, byte @Nullable [] value) {
    return value == null ? null : SingleObject.isMarked(value);
  }

  @Override
  public @Nullable Boolean deserialize(String topic, Headers headers, @Nullable ByteBuffer value) {
    return value == null
        ? null
        : value.remaining() >= 2
            && SingleObject.isMarked(
                new byte[] {value.get(value.position()), value.get(value.position() + 1)});
  }
}
