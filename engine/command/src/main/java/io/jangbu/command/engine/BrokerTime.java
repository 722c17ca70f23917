package io.jangbu.command.engine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * When the broker took a command. A sender's own timestamp is not to be trusted: on a topic that
 * keeps those, it is the time at which the command is read here. Public because Kafka Streams makes
 * it.
 */
public final class BrokerTime implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return record.timestampType() == TimestampType.LOG_APPEND_TIME && record.timestamp() >= 0
        ? record.timestamp()
        : System.currentTimeMillis();
  }
}
