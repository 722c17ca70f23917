package io.jangbu.cli.erase.proof;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Of a topic whose records leave by their age: what was found is a number and a time. */
final class AgingTrail implements Trail {

  private final Cleaning cleaning;
  private long records;
  private long latest;

  AgingTrail(Cleaning cleaning) {
    this.cleaning = cleaning;
  }

  @Override
  public boolean minds() {
    return false;
  }

  @Override
  public void committed(ConsumerRecord<byte[], byte[]> record, boolean hit) {}

  @Override
  public void any(ConsumerRecord<byte[], byte[]> record, boolean hit) {
    if (hit) {
      records++;
      latest = Math.max(latest, cleaning.aged(record.timestamp()));
    }
  }

  @Override
  public void end(long decided) {}

  @Override
  public void tell(Found.Tally tally) {
    tally.leaves(records, latest);
  }
}
