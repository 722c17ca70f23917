package io.jangbu.schemas;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.CommandResult;
import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.Snapshot;

/**
 * The one place of a context where domain records become bytes and bytes become domain records.
 *
 * <p>Bytes are Avro single-object encoding ({@code C3 01}, fingerprint, body). Every {@code decode}
 * reads all schemas ever released and throws {@link MalformedRecordException} for anything else:
 * garbage, half a record, bytes after the record, a field that the domain does not take. What is
 * encoded decodes to its equal: the envelopes have their times in whole microseconds already.
 */
public interface Codec<C, E, S> {

  byte[] encodeCommand(CommandEnvelope<C> command);

  CommandEnvelope<C> decodeCommand(byte[] bytes);

  byte[] encodeEvent(EventEnvelope<E> event);

  EventEnvelope<E> decodeEvent(byte[] bytes);

  byte[] encodeResult(CommandResult result);

  CommandResult decodeResult(byte[] bytes);

  byte[] encodeSnapshot(Snapshot<S> snapshot);

  Snapshot<S> decodeSnapshot(byte[] bytes);
}
