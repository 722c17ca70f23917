package io.jangbu.shop.schemas.evolution.next;

import io.jangbu.core.EventEnvelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;

/** The records of {@code orders.events}, written with the newest release, read with any. */
public final class OrderCodec {

  private final Schema newest;
  private final OrderPayloads payloads;
  private final BinaryMessageEncoder<GenericRecord> encoder;
  private final BinaryMessageDecoder<GenericRecord> decoder;

  /** Takes the schemas of all releases, the oldest first. */
  public OrderCodec(List<Schema> releases) {
    newest = releases.getLast();
    payloads = new OrderPayloads(newest);
    GenericData model = new GenericData();
    model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    encoder = new BinaryMessageEncoder<>(model, newest);
    decoder = new BinaryMessageDecoder<>(model, newest);
    releases.forEach(decoder::addSchema);
  }

  /** The event's bytes. */
  public byte[] encodeEvent(EventEnvelope<OrderEvent> event) {
    GenericRecord avro = new GenericData.Record(newest);
    avro.put("orderId", event.streamId());
    avro.put("version", event.version());
    avro.put("occurredAt", event.occurredAt());
    avro.put("recordedAt", event.recordedAt());
    avro.put("correlationId", event.correlationId());
    avro.put("causationId", event.causationId());
    avro.put("payload", payloads.fromEvent(event.payload()));
    try {
      ByteBuffer buffer = encoder.encode(avro);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The event in the bytes, in its newest form. */
  public EventEnvelope<OrderEvent> decodeEvent(byte[] bytes) {
    try {
      GenericRecord avro = decoder.decode(bytes);
      return new EventEnvelope<>(
          avro.get("orderId").toString(),
          (Long) avro.get("version"),
          (Instant) avro.get("occurredAt"),
          (Instant) avro.get("recordedAt"),
          avro.get("correlationId").toString(),
          avro.get("causationId").toString(),
          payloads.toEvent((GenericRecord) avro.get("payload")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
