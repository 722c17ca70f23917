package io.jangbu.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.StreamId;
import java.util.Random;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class StreamPartitionTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  private static final long SEED = Long.getLong("seed", 20261121);

  @Test
  void isThePartitionThatKafkasDefaultPartitionerTakes() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      String id = streamId(random);
      int partitions = 1 + random.nextInt(200);
      assertThat(StreamPartition.of(id, partitions))
          .as("%s over %d partitions, seed %d", id, partitions, SEED)
          .isEqualTo(BuiltInPartitioner.partitionForKey(id.getBytes(UTF_8), partitions));
    }
  }

  @Test
  void neverChangesForGoodStreamsLiveThere() {
    assertThat(StreamPartition.of("o-1", 12)).isEqualTo(6);
    assertThat(StreamPartition.of("e481f51cbdc54678b7cc49136f2d6af7", 12)).isEqualTo(9);
    assertThat(StreamPartition.of("e481f51cbdc54678b7cc49136f2d6af7", 4)).isEqualTo(1);
  }

  private static String streamId(Random random) {
    StringBuilder id = new StringBuilder();
    for (int length = 1 + random.nextInt(64); length > 0; length--) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return StreamId.require(id.toString());
  }
}
