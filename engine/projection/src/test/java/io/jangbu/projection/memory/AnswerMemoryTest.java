package io.jangbu.projection.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AnswerMemoryTest {

  private static final String MEGABYTE = "x".repeat(1 << 20);

  /** With 64 MiB of heap there are 8 MiB for answers: two of the largest pages. */
  private final AnswerMemory memory = new AnswerMemory(JsonMapper.shared(), 64 << 20);

  @Test
  void endsAPageBeforeItHasMoreThanFourMebibytes() {
    Share share = memory.share(1);
    int taken = 0;
    while (share.take(MEGABYTE)) {
      taken++;
    }
    assertThat(taken).isEqualTo(3); // each has its quotation marks, too
    assertThat(share.take("a little one")).isTrue();
  }

  @Test
  void dividesThePageAmongItsParts() {
    String part = "x".repeat(AnswerMemory.PAGE_BYTES / 4 - 2);
    for (int i = 0; i < 4; i++) {
      Share share = memory.share(4);
      assertThat(share.take(part)).isTrue();
      assertThat(share.take("")).isFalse();
    }
  }

  @Test
  void takesTheFirstItemHoweverLargeItIs() {
    Share share = memory.share(4);
    share.require("x".repeat(100 << 20));
    assertThat(memory.left()).isZero();
    assertThat(memory.share(1).take("x".repeat(5_000))).isFalse();
    share.release();
    assertThat(memory.left()).isEqualTo(8 << 10);
  }

  @Test
  void leavesRoomForSmallAnswersWhateverIsUnderWay() {
    memory.share(1).require("x".repeat(100 << 20));
    assertThat(memory.share(1).require("x".repeat(4_000))).hasSize(4_000);
  }

  @Test
  void endsAPageWhereTheAnswersUnderWayHaveLeftNoRoom() {
    memory.share(1).require("x".repeat(7 << 20));
    Share share = memory.share(1);
    share.require("x".repeat(1 << 19));
    assertThat(share.take(MEGABYTE)).isFalse();
  }

  @Test
  void waitsForRoomAndReadsThenAgain() {
    Share other = memory.share(1);
    other.require("x".repeat(8 << 20));
    Share share = memory.share(1);
    AtomicInteger readings = new AtomicInteger();
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() ->
            share.read(
                in(Duration.ofSeconds(30)),
                () -> {
                  readings.incrementAndGet();
                  return share.require(MEGABYTE);
                }));
    await().untilAsserted(() -> assertThat(readings.get()).isGreaterThan(1));
    assertThat(answer).isNotDone();
    other.release();
    assertThat(answer.join()).isEqualTo(MEGABYTE);
    share.release();
    assertThat(memory.left()).isEqualTo(8 << 10);
  }

  @Test
  void tellsWhoeverFindsNoRoomInTimeToComeBack() {
    memory.share(1).require("x".repeat(8 << 20));
    Share share = memory.share(1);
    assertThatExceptionOfType(AnswersFullException.class)
        .isThrownBy(() -> share.read(in(Duration.ZERO), () -> share.require(MEGABYTE)))
        .withMessageContaining("ask again");
  }

  @Test
  void letsFewReadAtOnce() {
    List<CompletableFuture<Integer>> readings = new ArrayList<>();
    AtomicInteger now = new AtomicInteger();
    CompletableFuture<Boolean> goOn = new CompletableFuture<>();
    for (int i = 0; i < 6; i++) {
      Share share = memory.share(1);
      readings.add(
          CompletableFuture.supplyAsync(
              () ->
                  share.read(
                      in(Duration.ofSeconds(30)),
                      () -> {
                        int readers = now.incrementAndGet();
                        goOn.join();
                        now.decrementAndGet();
                        return readers;
                      }),
              command -> Thread.ofVirtual().start(command)));
    }
    await().until(() -> now.get() == 2);
    goOn.complete(true);
    assertThat(readings).extracting(CompletableFuture::join).allMatch(readers -> readers <= 2);
  }

  @Test
  void countsWhatAnotherInstanceHasSentThoughThereIsNoRoom() {
    Share share = memory.share(1);
    share.require(MEGABYTE);
    share.add(20 << 20);
    assertThat(memory.left()).isNegative();
    share.release();
    assertThat(memory.left()).isEqualTo(8 << 10);
  }

  private static long in(Duration time) {
    return System.nanoTime() + time.toNanos();
  }
}
