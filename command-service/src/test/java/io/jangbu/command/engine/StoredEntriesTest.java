package io.jangbu.command.engine;

import static io.jangbu.command.AggregateSample.command;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jangbu.core.CommandResult;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.shop.command.inventory.InventorySample;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a state keeps as entries lies beside its snapshot, shown on a product's reservations. */
class StoredEntriesTest {

  private static final byte[] GARBAGE = {7};

  @TempDir private Path state;
  private Pipeline<InventoryCommand> pipeline;

  @BeforeEach
  void open() {
    pipeline = new Pipeline<>(state, InventorySample.get().type());
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void writesTheSnapshotAndTheOneEntryThatChanged() {
    stock("p", 10);
    send("p", new ReserveStock("o-1", 1));
    pipeline.snapshotLog();

    send("p", new ReserveStock("o-2", 1));

    assertThat(keys(pipeline.snapshotLog())).containsExactly("p", "p/o-2");
  }

  @Test
  void writesAsMuchForAProductWithThousandsOfReservationsAsForOneWithNone() {
    stock("few", 1_000_000);
    stock("many", 1_000_000);
    for (int i = 0; i < 3_000; i++) {
      send("many", new ReserveStock("order-" + i, 1));
    }
    pipeline.snapshotLog();

    for (InventoryCommand command :
        List.of(new ReserveStock("o-1", 5), new ReceiveStock(1), new ReleaseStock("o-1"))) {
      send("few", command);
      List<TestRecord<byte[], byte[]>> few = pipeline.snapshotLog();
      send("many", command);
      List<TestRecord<byte[], byte[]>> many = pipeline.snapshotLog();

      assertThat(many).as("%s", command).hasSameSizeAs(few);
      // The version and the number of pieces have a few digits more, the keys one letter.
      assertThat(bytes(many)).as("%s", command).isBetween(bytes(few), bytes(few) + 10);
    }
  }

  @Test
  void deletesAnEntryThatIsGone() {
    stock("p", 10);
    send("p", new ReserveStock("o-1", 1));
    send("p", new ReserveStock("o-2", 1));
    send("p", new ReserveStock("o-3", 1));
    pipeline.snapshotLog();

    send("p", new ReleaseStock("o-1"));
    send("p", new DispatchStock("o-3"));

    List<TestRecord<byte[], byte[]>> log = pipeline.snapshotLog();
    assertThat(keys(log)).containsExactly("p", "p/o-1", "p", "p/o-3");
    assertThat(log.get(1).value()).isNull();
    assertThat(log.get(3).value()).isNull();
    assertThat(stored()).containsExactly("p", "p/o-2");
  }

  @Test
  void writesNothingForACommandThatChangesNothing() {
    stock("p", 10);
    send("p", new ReserveStock("o-1", 1));
    pipeline.snapshotLog();

    assertThat(send("p", new ReserveStock("o-1", 1)).accepted()).isTrue();
    assertThat(send("p", new ReserveStock("o-1", 2)).code()).isEqualTo("ALREADY_RESERVED");

    assertThat(pipeline.snapshotLog()).isEmpty();
  }

  @Test
  void keepsTheEntriesOfStreamsApart() {
    stock("p", 10);
    stock("p-2", 10);
    send("p", new ReserveStock("o-1", 1));

    assertThat(send("p-2", new ReleaseStock("o-1")).code()).isEqualTo("NOT_RESERVED");
    assertThat(send("p", new ReleaseStock("o-1")).accepted()).isTrue();
  }

  @Test
  void stopsAtABrokenSnapshotAndBlamesNoCommand() {
    stock("p", 10);
    pipeline.snapshots().put("p", GARBAGE);

    stopsAndBlamesNoCommand(new ReceiveStock(1));
  }

  @Test
  void stopsAtABrokenEntryAndBlamesNoCommand() {
    stock("p", 10);
    send("p", new ReserveStock("o-1", 1));
    pipeline.snapshots().put("p/o-1", GARBAGE);

    assertThat(send("p", new ReserveStock("o-2", 1)).accepted()).isTrue();
    stopsAndBlamesNoCommand(new ReleaseStock("o-1"));
  }

  private void stopsAndBlamesNoCommand(InventoryCommand command) {
    pipeline.events();
    assertThatThrownBy(() -> pipeline.send(pipeline.record(command("p", command))))
        .hasCauseInstanceOf(MalformedRecordException.class);

    assertThat(pipeline.deadLetters()).isEmpty();
    assertThat(pipeline.events()).isEmpty();
    assertThat(pipeline.hasNoResult()).isTrue();
  }

  private void stock(String sku, long quantity) {
    send(sku, new RegisterProduct("book"));
    send(sku, new ReceiveStock(quantity));
  }

  private CommandResult send(String sku, InventoryCommand command) {
    return pipeline.send(command(sku, command));
  }

  private List<String> stored() {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = pipeline.snapshots().all()) {
      all.forEachRemaining((KeyValue<String, byte[]> entry) -> keys.add(entry.key));
    }
    keys.removeAll(List.of("/complete", "/judged", "/chain"));
    return keys;
  }

  private static List<String> keys(List<TestRecord<byte[], byte[]>> log) {
    return log.stream().map(record -> new String(record.key(), UTF_8)).toList();
  }

  private static int bytes(List<TestRecord<byte[], byte[]>> log) {
    return log.stream()
        .mapToInt(
            record -> record.key().length + (record.value() == null ? 0 : record.value().length))
        .sum();
  }
}
