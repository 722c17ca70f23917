package io.jangbu.command.hosted;

import org.apache.kafka.common.header.Headers;

/**
 * A record for the commands topic of another type.
 *
 * @param sink the node of the topology that writes there
 * @param partition of that topic
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Forwarded(String sink, byte[] key, byte[] value, int partition, Headers headers) {}
