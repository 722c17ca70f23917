package io.jangbu.kafka.consumer;

import org.apache.kafka.common.TopicPartition;

/**
 * What a consumer has not taken.
 *
 * @param partition where it lies
 * @param first its offset, or the first one
 * @param last the last one, if all records of a batch from the first on are lost
 * @param reason why, for an operator
 */
public record Loss(TopicPartition partition, long first, long last, String reason) {}
