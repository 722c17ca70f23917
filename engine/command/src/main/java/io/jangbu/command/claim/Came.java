package io.jangbu.command.claim;

import org.apache.kafka.common.header.Headers;

/**
 * A record of the commands topic.
 *
 * @param at where it stands: partition, offset and time
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Came(String at, byte[] value, Headers headers) {}
