package io.jangbu.command.state;

import io.jangbu.command.state.EventPartitions.Reading;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What an empty partition needs no consumer for. */
record NothingToRead(long position) implements Reading {

  @Override
  public List<ConsumerRecord<byte[], byte[]>> next() {
    return List.of();
  }

  @Override
  public void close() {}
}
