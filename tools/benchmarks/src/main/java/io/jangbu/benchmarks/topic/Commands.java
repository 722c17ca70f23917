package io.jangbu.benchmarks.topic;

import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Commands of one kind in a sequence, as records of a topic. */
public interface Commands {

  /** The record of the nth, from 0. */
  ProducerRecord<byte[], byte[]> record(long n);

  /**
   * The place in the sequence of what is recognised by that id, as a rule its command's; -1 if it
   * is none of it.
   */
  long placeOf(UUID id);

  /** The same without the first ones. */
  default Commands from(long first) {
    Commands all = this;
    return new Commands() {
      @Override
      public ProducerRecord<byte[], byte[]> record(long n) {
        return all.record(first + n);
      }

      @Override
      public long placeOf(UUID id) {
        // One of another sequence is -1, and stays below 0.
        return all.placeOf(id) - first;
      }
    };
  }
}
