package io.jangbu.cli.verify.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.verify.chain.SealedPartition.Sealed;
import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.EventSeal;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ChainCheckTest {

  @Test
  void findsNothingInASoundPartition() {
    assertThat(SealedPartition.of(3_000).check(0)).isEmpty();
  }

  @Test
  void findsNothingWhereTheChainBeganBehindOtherEvents() {
    SealedPartition partition = new SealedPartition(1_000_000);
    partition.records.add(new Sealed(7, key("old"), value("old"), new RecordHeaders()));
    partition.append("o-0");
    partition.append("o-1");

    assertThat(partition.check(0)).isEmpty();
  }

  @Test
  void findsAChangedValue() {
    SealedPartition partition = SealedPartition.of(5);
    partition.change(2, "another value");

    assertThat(partition.check(0))
        .containsExactly(
            "2 o-2: does not follow at place 3 of the chain: it, or what stood before it, was"
                + " changed");
  }

  @Test
  void findsAChangedValueWhoseHeaderWasMadeAnew() {
    SealedPartition partition = SealedPartition.of(5);
    Headers headers = new RecordHeaders();
    ChainHead before = ChainHead.of(partition.records.get(1).link());
    new EventSeal(SealedPartition.TOPIC, EventKeys.NONE, before)
        .seal(key("o-2"), value("another"), headers);
    partition.records.set(2, new Sealed(2, key("o-2"), value("another"), headers));

    assertThat(partition.check(0))
        .containsExactly(
            "3 o-3: does not follow at place 4 of the chain: it, or what stood before it, was"
                + " changed");
  }

  @Test
  void findsADroppedEvent() {
    SealedPartition partition = SealedPartition.of(6);
    partition.records.remove(4);
    partition.records.subList(1, 3).clear();

    assertThat(partition.check(0))
        .containsExactly(
            "3 o-3: places 2 to 3 of the chain are missing before it",
            "5 o-5: place 5 of the chain is missing before it");
  }

  @Test
  void findsThatTheBeginningIsGone() {
    SealedPartition partition = SealedPartition.of(3);
    partition.records.removeFirst();

    assertThat(partition.check(0))
        .containsExactly("1 o-1: the beginning of the chain is missing before it");
  }

  @Test
  void findsAnAddedEvent() {
    SealedPartition partition = SealedPartition.of(3);
    partition.records.add(2, new Sealed(99, key("forged"), value("forged"), new RecordHeaders()));
    Headers claimed = new RecordHeaders(partition.records.getFirst().headers().toArray());
    partition.records.add(new Sealed(100, key("other"), value("forged"), claimed));

    assertThat(partition.check(0))
        .containsExactly(
            "99 forged: has no place in the chain, which goes on since offset 0",
            "100 other: takes place 1 of the chain, where another event is");
  }

  @Test
  void findsASwappedPair() {
    SealedPartition partition = SealedPartition.of(5);
    Sealed second = partition.records.remove(2);
    partition.records.add(3, second);

    assertThat(partition.check(0))
        .containsExactly(
            "2 o-2: stands behind events that came after it: its place in the chain is 3");
  }

  @Test
  void findsNothingWhereEventsWereErased() {
    SealedPartition partition = SealedPartition.of(5);
    Sealed erased = partition.records.get(1);
    partition.erase(erased);
    partition.erase(partition.records.get(4));

    assertThat(partition.check(0)).as("before compaction").isEmpty();
    partition.records.remove(4);
    partition.records.remove(1);
    assertThat(partition.check(0)).as("after compaction").isEmpty();
    partition.records.removeFirst();
    assertThat(partition.check(0)).hasSize(1);
  }

  @Test
  void findsAnErasedBeginningInItsPlace() {
    SealedPartition partition = SealedPartition.of(3);
    partition.erase(partition.records.get(1));
    partition.erase(partition.records.getFirst());
    partition.records.subList(0, 2).clear();

    assertThat(partition.check(0)).isEmpty();
  }

  @Test
  void findsThatAnErasedEventWasChanged() {
    SealedPartition partition = SealedPartition.of(4);
    Sealed other = new SealedPartition(1).sealed("o-1", "another", new RecordHeaders());
    partition.erase(other);
    partition.records.remove(1);

    assertThat(partition.check(0))
        .containsExactly(
            "4 o-1: does not follow at place 2 of the chain: it, or what stood before it, was"
                + " changed",
            "2 o-2: does not follow at place 3 of the chain: it, or what stood before it, was"
                + " changed");
  }

  @Test
  void doesNotMissWhatTombstonesHaveTaken() {
    SealedPartition partition = SealedPartition.of(4);
    partition.records.remove(2);

    assertThat(partition.check(1)).isEmpty();
    assertThat(partition.check(0)).hasSize(1);
  }

  @Test
  void findsWhatWasWrittenAnewWithAllThatFollowsIt() {
    SealedPartition partition = SealedPartition.of(5);
    partition.checkpoint();
    SealedPartition other = SealedPartition.of(5);
    other.checkpoints.putAll(partition.checkpoints);

    assertThat(other.check(0))
        .containsExactly(
            "4 o-4: is not what was at place 5 of the chain when a checkpoint was signed, at"
                + " 1970-01-01T00:00:00Z: it, or what came before it, was changed");
  }

  @Test
  void missesNothingOfAChainThatWasSignedBeforeItsFirstEvent() {
    SealedPartition partition = new SealedPartition(0);
    partition.checkpoint();
    assertThat(partition.check(0)).isEmpty();

    partition.append("o-0");
    assertThat(partition.check(0)).isEmpty();
  }

  @Test
  void findsThatTheEndIsGone() {
    SealedPartition partition = SealedPartition.of(5);
    partition.checkpoint();
    partition.records.removeLast();

    assertThat(partition.check(0))
        .containsExactly(
            "3 o-3: the places of the chain after it are missing up to 5, where a checkpoint was"
                + " signed at 1970-01-01T00:00:00Z");
  }

  @Test
  void findsNothingWhereCheckpointsHoldAndEventsWereErased() {
    SealedPartition partition = SealedPartition.of(5);
    partition.checkpoint();
    partition.append("o-5");
    partition.checkpoint();
    partition.append("o-6");
    partition.erase(partition.records.get(4));
    partition.records.remove(4);

    assertThat(partition.check(0)).isEmpty();
  }

  @Test
  void keepsNoSaltOfWhatWasErased() {
    SealedPartition partition = SealedPartition.of(1);
    Sealed event = partition.records.getFirst();
    partition.erase(event);

    assertThat(partition.records.getLast().link().salted())
        .isNotEqualTo(event.link().salted())
        .hasSize(32);
    assertThat(partition.records.getLast().link().hash()).isEqualTo(event.link().hash());
  }

  @Test
  void findsWhateverIsDoneToIt() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      SealedPartition partition = SealedPartition.of(20);
      for (int erasures = random.nextInt(5); erasures > 0; erasures--) {
        int index = random.nextInt(20);
        if (partition.records.get(index).link().erased()) {
          continue;
        }
        partition.erase(partition.records.get(index));
        if (random.nextBoolean()) {
          partition.records.remove(index);
        }
      }
      assertThat(partition.check(0)).as("seed %d run %d: sound", seed, run).isEmpty();
      // The last place is left alone: that it is missing is for the checkpoints to tell.
      int index = random.nextInt(14);
      Sealed event = partition.records.get(index);
      boolean twice =
          partition.records.stream()
                  .filter(each -> each.link().sequence() == event.link().sequence())
                  .count()
              > 1;
      if (twice || event.link().erased()) {
        continue;
      }
      if (random.nextBoolean()) {
        partition.change(index, "changed");
      } else {
        partition.records.remove(index);
      }
      assertThat(partition.check(0)).as("seed %d run %d: place %d", seed, run, index).isNotEmpty();
    }
  }

  private static byte[] key(String stream) {
    return new EventId(stream, 1).toString().getBytes(UTF_8);
  }

  private static byte[] value(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void hasNoMoreToSayOfAnEmptyPartition() {
    assertThat(new SealedPartition(0).check(0)).isEqualTo(List.of());
  }
}
