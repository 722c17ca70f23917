package io.jangbu.kafka.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jangbu.kafka.record.NotTaken;
import io.jangbu.kafka.record.TopicSettings;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.utils.internals.BufferSupplier;
import org.apache.kafka.common.utils.internals.Crc32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is held of what was fetched: batches as a broker stores them, without one. */
class BoundedRecordsTest {

  private static final int MOST = TopicSettings.MAX_UNPACKED_BYTES;
  private static final TopicPartition EVENTS = new TopicPartition("orders.events", 3);
  private static final TopicPartition CHANGELOG = new TopicPartition("app-store-changelog", 3);

  private final List<Loss> losses = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(names = {"NONE", "GZIP", "SNAPPY", "LZ4", "ZSTD"})
  void givesOnAsItCameWhatFits(CompressionType type) {
    MemoryRecords fetched =
        batch(type, 7, record("a", 10), record("b", MOST - 100), record("c", 0));

    assertThat(bounded(EVENTS, 7, fetched)).isSameAs(fetched);
    assertThat(losses).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "GZIP", "SNAPPY", "LZ4", "ZSTD"})
  void putsTheReasonInThePlaceOfARecordThatIsTooLarge(CompressionType type) {
    MemoryRecords fetched =
        batch(type, 7, record("a", 10), record("bomb", 5 * MOST), record("c", 20));

    List<Record> records = records(bounded(EVENTS, 7, fetched));

    assertThat(records).extracting(Record::offset).containsExactly(7L, 8L, 9L);
    assertThat(records).extracting(record -> text(record.key())).containsExactly("a", "bomb", "c");
    assertThat(records).extracting(Record::timestamp).containsExactly(1_000L, 1_001L, 1_002L);
    assertThat(records.get(2).valueSize()).isEqualTo(20);
    assertThat(NotTaken.reason(new RecordHeaders(records.get(1).headers())))
        .startsWith("the record has 20971")
        .isEqualTo(text(records.get(1).value()));
    assertThat(losses).extracting(Loss::partition, Loss::first, Loss::last).hasSize(1);
    assertThat(losses.getFirst().first()).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "SNAPPY", "LZ4", "ZSTD"})
  void makesNoRoomForWhatIsTooLarge(CompressionType type) {
    MemoryRecords fetched = batch(type, 7, record("a", 10), record("bomb", 150_000_000));
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long before = threads.getCurrentThreadAllocatedBytes();

    List<Record> records = records(bounded(EVENTS, 7, fetched));

    // What the wire had (lz4 makes no less than a 255th of it), some buffers, and no more.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .isBetween(1L, 2L * fetched.sizeInBytes() + (16L << 20));
    assertThat(records).hasSize(2);
  }

  @Test
  void keepsTheProducerAndTheTransactionOfABatchThatIsWrittenAnew() {
    MemoryRecords fetched =
        MemoryRecords.withTransactionalRecords(
            7, Compression.zstd().build(), 42, (short) 5, 11, 13, record("bomb", 5 * MOST));

    MutableRecordBatch batch = bounded(EVENTS, 7, fetched).batches().iterator().next();

    assertThat(batch.isTransactional()).isTrue();
    assertThat(batch.producerId()).isEqualTo(42);
    assertThat(batch.producerEpoch()).isEqualTo((short) 5);
    assertThat(batch.baseSequence()).isEqualTo(11);
    assertThat(batch.partitionLeaderEpoch()).isEqualTo(13);
    assertThat(batch.nextOffset()).isEqualTo(8);
    assertThat(batch.isValid()).isTrue();
  }

  @Test
  void leavesOutOfAChangelogWhatIsTooLarge() {
    MemoryRecords bomb = batch(CompressionType.ZSTD, 7, record("bomb", 5 * MOST));
    MemoryRecords more =
        batch(
            CompressionType.ZSTD,
            8,
            record("a", 1),
            record("bomb", 5 * MOST),
            record("c", 3 * MOST));

    MemoryRecords bounded = bounded(CHANGELOG, 7, together(bomb, more));

    assertThat(records(bounded)).extracting(Record::offset).containsExactly(8L, 10L);
    assertThat(bounded.batches())
        .extracting(MutableRecordBatch::nextOffset)
        .containsExactly(8L, 11L);
    assertThat(losses).extracting(Loss::first).containsExactly(7L, 9L);
  }

  @Test
  void countsWhatHeadersTakeInMemory() {
    Header[] many = new Header[MOST / Bound.HEADER_BYTES + 1];
    java.util.Arrays.setAll(many, _ -> new RecordHeader("", (byte[]) null));
    SimpleRecord bomb = new SimpleRecord(1_000, "bomb".getBytes(UTF_8), new byte[0], many);

    List<Record> records =
        records(bounded(EVENTS, 0, batch(CompressionType.NONE, 0, bomb, record("b", 1))));

    assertThat(records.getFirst().headers()).hasSize(1);
    assertThat(losses.getFirst().reason()).contains("with its headers in memory");
    assertThat(records.get(1).offset()).isEqualTo(1);
  }

  /** A producer may send many large commands that compress well: all are taken, bit by bit. */
  @Test
  void takesABatchThatIsTooMuchAtOnceInSlices() {
    SimpleRecord[] large =
        IntStream.range(0, 20).mapToObj(i -> record("k" + i, 1 << 20)).toArray(SimpleRecord[]::new);
    MemoryRecords fetched = batch(CompressionType.ZSTD, 100, large);

    List<Long> offsets = new ArrayList<>();
    int slices = 0;
    for (long from = 100; from < 120; slices++) {
      MemoryRecords slice = bounded(EVENTS, from, fetched);
      long start = from;
      records(slice).stream()
          .filter(record -> record.offset() >= start)
          .forEach(record -> offsets.add(record.offset()));
      for (MutableRecordBatch batch : slice.batches()) {
        from = batch.nextOffset();
      }
      assertThat(from).isGreaterThan(start);
    }

    assertThat(offsets).isEqualTo(java.util.stream.LongStream.range(100, 120).boxed().toList());
    assertThat(slices).isEqualTo(3);
    assertThat(losses).isEmpty();
  }

  @Test
  void leavesLaterBatchesForTheNextFetch() {
    MemoryRecords fetched =
        together(
            batch(CompressionType.ZSTD, 0, record("a", MOST - 100), record("b", MOST - 100)),
            batch(CompressionType.ZSTD, 2, record("c", MOST - 100)),
            batch(CompressionType.ZSTD, 3, record("d", 1)));

    assertThat(records(bounded(EVENTS, 0, fetched)))
        .extracting(Record::offset)
        .containsExactly(0L, 1L, 2L);
    assertThat(losses).isEmpty();
  }

  @Test
  void losesTheRestOfABatchThatUnpacksToMoreThanIsUnpackedOfOne() {
    SimpleRecord bomb = record("bomb", 150_000_000);
    MemoryRecords fetched =
        batch(CompressionType.ZSTD, 0, record("a", 1), bomb, bomb, record("d", 1));

    List<Record> records = records(bounded(EVENTS, 0, fetched));

    assertThat(records).extracting(Record::offset).containsExactly(0L, 1L, 2L);
    assertThat(losses).extracting(Loss::first).containsExactly(1L, 2L);
    assertThat(losses.getLast().last()).isEqualTo(3);
    assertThat(losses.getLast().reason()).contains("offsets 2 to 3");
  }

  @Test
  void takesWhatComesBeforeBrokenBytes() {
    MemoryRecords fetched = batch(CompressionType.NONE, 0, record("a", 1), record("bbb", 40));
    ByteBuffer bytes = fetched.buffer();
    // The second record's key claims to be longer than the record.
    bytes.put(bytes.limit() - 40 - 2 - 3 - 1, (byte) 127);
    seal(bytes);

    List<Record> records = records(bounded(EVENTS, 0, MemoryRecords.readableRecords(bytes)));

    assertThat(records).extracting(Record::offset).containsExactly(0L, 1L);
    assertThat(losses.getFirst().reason()).startsWith("it cannot be unpacked");
  }

  @Test
  void leavesABrokenDiskToTheConsumerToTell() {
    MemoryRecords fetched = batch(CompressionType.NONE, 0, record("a", 1), record("bbb", 40));
    ByteBuffer bytes = fetched.buffer();
    bytes.put(bytes.limit() - 40 - 2 - 3 - 1, (byte) 127);

    MemoryRecords broken = MemoryRecords.readableRecords(bytes);

    assertThat(bounded(EVENTS, 0, broken)).isSameAs(broken);
    assertThat(losses).isEmpty();
  }

  @Test
  void tellsNothingOfWhatTheConsumerHasReadBefore() {
    MemoryRecords fetched =
        batch(CompressionType.ZSTD, 7, record("bomb", 5 * MOST), record("b", 10));

    assertThat(records(bounded(EVENTS, 8, fetched))).extracting(Record::offset).contains(8L);
    assertThat(losses).isEmpty();
  }

  private MemoryRecords bounded(TopicPartition partition, long from, MemoryRecords fetched) {
    return new BoundedRecords(partition, from, BufferSupplier.create(), losses::add).of(fetched);
  }

  private static MemoryRecords batch(CompressionType type, long offset, SimpleRecord... records) {
    for (int i = 0; i < records.length; i++) {
      records[i] =
          new SimpleRecord(1_000 + i, records[i].key(), records[i].value(), records[i].headers());
    }
    return MemoryRecords.withRecords(offset, Compression.of(type).build(), records);
  }

  private static SimpleRecord record(String key, int size) {
    return new SimpleRecord(1_000, key.getBytes(UTF_8), new byte[size]);
  }

  private static MemoryRecords together(MemoryRecords... batches) {
    int size = List.of(batches).stream().mapToInt(MemoryRecords::sizeInBytes).sum();
    ByteBuffer all = ByteBuffer.allocate(size);
    for (MemoryRecords batch : batches) {
      all.put(batch.buffer());
    }
    return MemoryRecords.readableRecords(all.flip());
  }

  private static void seal(ByteBuffer batch) {
    int content = DefaultRecordBatch.CRC_OFFSET + Integer.BYTES;
    batch.putInt(
        DefaultRecordBatch.CRC_OFFSET,
        (int) Crc32C.compute(batch, content, batch.limit() - content));
  }

  private static List<Record> records(MemoryRecords records) {
    return StreamSupport.stream(records.records().spliterator(), false).toList();
  }

  private static String text(ByteBuffer bytes) {
    return UTF_8.decode(bytes.duplicate()).toString();
  }
}
