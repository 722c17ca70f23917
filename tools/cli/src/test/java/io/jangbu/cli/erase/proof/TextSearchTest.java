package io.jangbu.cli.erase.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSearchTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"c-1", "c-1/o-1", "{\"customerId\":\"c-1\"}", "of c-1, again", "\u0000c-1\u0006"})
  void findsATextOfItsOwn(String bytes) {
    assertThat(found(bytes.getBytes(UTF_8), "c-1")).containsExactly("c-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-10", "c-1-2", "bc-1", "_c-1", "c-1é", "éc-1", "c-", "C-1", ""})
  void findsNoPartOfAnother(String bytes) {
    assertThat(found(bytes.getBytes(UTF_8), "c-1")).isEmpty();
  }

  @Test
  void findsAnAvroStringWhateverComesNext() {
    // Behind the text stands the next field's length or number, which may be a letter's code.
    assertThat(found(new byte[] {6, 'c', '-', '1', 'x'}, "c-1")).containsExactly("c-1");
    assertThat(found(new byte[] {8, 'c', '-', '1', '0'}, "c-1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 128, 8191, 8192})
  void knowsTheLengthsOfAvro(int length) {
    String text = "x".repeat(length);
    byte[] event = event(new OrderCancelled(text));

    assertThat(found(event, text)).containsExactly(text);
    assertThat(found(event(new OrderCancelled(text + "y")), text)).isEmpty();
  }

  @Test
  void findsWhatEventsHave() {
    byte[] shipped = event(new OrderShipped("dhl", "T 1/2 é"));

    assertThat(found(shipped, "T 1/2 é", "dhl", "T 1", "ups"))
        .containsExactly("T 1/2 é", "dhl", "T 1");
  }

  @Test
  void findsWhatJsonEscapes() {
    String text = "says \"no\"\n\\ \u0001é";

    assertThat(found("{\"a\":\"says \\\"no\\\"\\n\\\\ \\u0001é\"}".getBytes(UTF_8), text))
        .containsExactly(text);
    assertThat(found("{\"a\":\"says \\\"no\\\"\\n\\\\ \\u0001\\u00E9\"}".getBytes(UTF_8), text))
        .containsExactly(text);
  }

  /** A claim keeps a command so: wherever the text is in it, and whatever stands around. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 40, 41, 42, 5_000})
  void findsWhatIsInBase64(int before) {
    String inside = "x".repeat(before) + " c-1 and more";
    String base64 = Base64.getEncoder().encodeToString(inside.getBytes(UTF_8));

    assertThat(found(event(new OrderCancelled(base64)), "c-1", "c-2")).containsExactly("c-1");
    assertThat(found(("{\"value\":\"" + base64 + "\"}").getBytes(UTF_8), "c-1"))
        .containsExactly("c-1");
    assertThat(found(("é" + base64 + "x").getBytes(UTF_8), "c-1")).isEmpty();
    assertThat(found(event(new OrderCancelled(base64.replace('c', '-'))), "c-2")).isEmpty();
  }

  @Test
  void findsAnEventInsideOfAnEvent() {
    byte[] shipped = event(new OrderShipped("dhl", "T 1/2 é"));
    String base64 = Base64.getEncoder().encodeToString(shipped);

    assertThat(found(event(new OrderShipped(base64, base64)), "T 1/2 é", "T 1/2", "hl"))
        .containsExactly("T 1/2 é", "T 1/2");
  }

  @Test
  void findsAShortTextInBase64() {
    assertThat(found(event(new OrderCancelled("Yy0x")), "c-1")).containsExactly("c-1");
    assertThat(found(event(new OrderCancelled("YQ==")), "a")).containsExactly("a");
    assertThat(found("xYy0x".getBytes(UTF_8), "c-1")).isEmpty();
  }

  @Test
  void findsAllThatOverlap() {
    assertThat(found("a b c".getBytes(UTF_8), "a", "a b", "b c", "b", "a b c", "c d"))
        .containsExactly("a", "a b", "b c", "b", "a b c");
  }

  @Test
  void findsEachOfManyTexts() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> texts =
        IntStream.range(0, 5_000).mapToObj(i -> "t-" + random.nextInt(1_000) + "-" + i).toList();
    String text = texts.get(random.nextInt(texts.size()));

    assertThat(found(("some " + text + " more").getBytes(UTF_8), texts.toArray(String[]::new)))
        .as("seed %d", seed)
        .containsExactly(text);
  }

  private static byte[] event(OrderEvent payload) {
    Instant time = Instant.ofEpochSecond(1);
    return new OrderCodec()
        .encodeEvent(new EventEnvelope<>("o-1", 1, time, time, "corr", "cause", payload));
  }

  private static List<String> found(byte[] bytes, String... texts) {
    BitSet found = new BitSet();
    new TextSearch(List.of(texts)).look(bytes, found);
    List<String> all = new ArrayList<>();
    found.stream().forEach(i -> all.add(texts[i]));
    return all;
  }
}
