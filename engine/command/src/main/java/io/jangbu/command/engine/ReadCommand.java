package io.jangbu.command.engine;

import io.jangbu.core.CommandEnvelope;

/**
 * A command as it was read.
 *
 * @param avro what it is remembered by: the record's value, or what a value in another format says
 */
@SuppressWarnings("ArrayRecordComponent") // what it is remembered by is bytes; it is never compared
record ReadCommand<C>(CommandEnvelope<C> command, byte[] avro) {}
