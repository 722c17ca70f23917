package io.jangbu.command.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.AggregateType;
import io.jangbu.command.state.EventsInMemory;
import io.jangbu.core.CommandResult;
import io.jangbu.core.Deadlines;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartDeadlines;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.cart.CartEvent.CartExpired;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carts that expire after an hour, with a clock that the test moves. */
class DeadlinesTest {

  private static final Duration EXPIRY = Duration.ofHours(1);
  private static final CartCommand MUGS = new AddProductToCart("mug", 2, 10_00);

  @TempDir private Path state;
  private final EventsInMemory log = new EventsInMemory();
  private final List<Pipeline<CartCommand>> open = new ArrayList<>();
  private Pipeline<CartCommand> pipeline;
  private Instant start;

  @BeforeEach
  void open() {
    pipeline = pipeline(Carts.type(new CartDeadlines(EXPIRY)));
    pipeline.awaitReady();
    start = pipeline.now();
  }

  @AfterEach
  void close() {
    open.forEach(Pipeline::close);
  }

  @Test
  void decidesWhatIsDueAndSaysWhenItWas() {
    send("a", MUGS);
    pass(EXPIRY.minusMillis(1));
    assertThat(pipeline.events()).hasSize(1);

    pass(Duration.ofSeconds(90));

    EventEnvelope<?> expired = pipeline.events().getFirst();
    assertThat(expired.payload()).isEqualTo(new CartExpired());
    assertThat(expired.version()).isEqualTo(2);
    assertThat(expired.occurredAt()).isEqualTo(start.plus(EXPIRY));
    assertThat(expired.recordedAt()).isEqualTo(pipeline.now());
    assertThat(expired.correlationId()).isEqualTo(expired.causationId());
    assertThat(pipeline.hasNoResult()).as("nobody has asked").isTrue();
    assertThat(send("a", MUGS).code()).isEqualTo("CART_EXPIRED");
    assertThat(counted("ACCEPTED")).isEqualTo(1);
  }

  @Test
  void decidesItOnce() {
    send("a", MUGS);
    pass(EXPIRY);
    assertThat(pipeline.events()).hasSize(2);

    pass(EXPIRY.multipliedBy(3));

    assertThat(pipeline.events()).isEmpty();
    assertThat(dueKeys()).isEmpty();
  }

  @Test
  void setsItAnewWithEachChangeOfTheStream() {
    send("a", MUGS);
    pass(EXPIRY.dividedBy(2));
    send("a", new ChangeQuantity("mug", 3));
    assertThat(dueKeys()).hasSize(1);
    pipeline.events();

    pass(EXPIRY.minusMillis(1));
    assertThat(pipeline.events()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(pipeline.events()).hasSize(1);
  }

  @Test
  void cancelsItWithTheStateThatHadIt() {
    send("a", MUGS);
    send("a", new CheckOutCart("c-1", "BRL", 0, "o-1", null));
    pipeline.events();
    assertThat(dueKeys()).isEmpty();

    pass(EXPIRY.multipliedBy(2));

    assertThat(pipeline.events()).isEmpty();
  }

  @Test
  void decidesTheFirstOnesFirstAndLetsCommandsComeInBetween() {
    int carts = 250;
    for (int i = 0; i < carts; i++) {
      send("c-" + i, MUGS);
      pipeline.wait(Duration.ofMillis(1));
    }
    pipeline.events();
    pipeline.wait(EXPIRY.plusSeconds(1));
    pipeline.goOnUntilAskedFor();
    int first = pipeline.events().size();
    assertThat(first).isBetween(1, carts - 1);

    assertThat(send("other", MUGS).accepted()).isTrue();
    IntStream.range(0, 10).forEach(_ -> pipeline.goOn());

    assertThat(pipeline.events()).hasSize(1 + carts - first);
    assertThat(counted("ACCEPTED")).isEqualTo(carts);
  }

  @Test
  void decidesAfterAReplayWhatCameDueMeanwhile() {
    send("a", MUGS);
    send("b", MUGS);
    send("b", new CheckOutCart("c-1", "BRL", 0, "o-1", null));
    takeOver();
    Pipeline<CartCommand> after = pipeline(Carts.type(new CartDeadlines(EXPIRY)));
    after.wait(EXPIRY.multipliedBy(2));
    after.awaitReady();
    after.goOnUntilAskedFor();

    assertThat(after.events())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.streamId()).isEqualTo("a");
          assertThat(event.occurredAt()).isEqualTo(start.plus(EXPIRY));
        });
  }

  /** Nothing was looked for any more, since there was nothing. */
  @Test
  void findsWhatARebuildBringsBack() {
    send("a", MUGS);
    takeOver();
    dueKeys().forEach(pipeline.snapshots()::delete);
    pass(Duration.ofSeconds(5));
    pass(EXPIRY);
    assertThat(pipeline.events()).isEmpty();

    pipeline.rebuild("again");
    pipeline.awaitAnotherRebuild();
    pass(Duration.ofSeconds(5));

    assertThat(pipeline.events())
        .singleElement()
        .extracting(event -> event.type())
        .isEqualTo("CartExpired");
  }

  /** The store says when to look; the stream says what is due. */
  @Test
  void movesWhatIsFoundTooEarlyAndForgetsWhatIsDueNoMore() {
    send("a", MUGS);
    send("b", MUGS);
    send("b", new CheckOutCart("c-1", "BRL", 0, "o-1", null));
    pipeline.events();
    String soon = "/due/%019d".formatted(start.plusSeconds(1).toEpochMilli() * 1_000);
    String early = dueKeys().getFirst().replaceFirst("/due/\\d+", soon);
    pipeline.snapshots().put(early, new byte[] {1});
    pipeline.snapshots().put(early.replace("/a/", "/b/"), new byte[] {1});
    pipeline.snapshots().put(early.replace("/a/", "/none/"), new byte[] {1});

    pass(Duration.ofSeconds(5));
    assertThat(pipeline.events()).isEmpty();
    assertThat(dueKeys()).singleElement().asString().contains("/a/");

    pass(EXPIRY);
    assertThat(pipeline.events()).hasSize(1);
  }

  @Test
  void triesAgainWhatCannotBeDecidedAndHoldsUpNobody() {
    pipeline = pipeline(Carts.type(new FailingDeadlines(new CartDeadlines(EXPIRY), "bad")));
    pipeline.awaitReady();
    send("bad", new AddProductToCart("bad", 1, 1));
    send("good", MUGS);
    pipeline.events();

    pass(EXPIRY);
    assertThat(pipeline.events()).extracting(event -> event.streamId()).isEqualTo(List.of("good"));
    assertThat(counted("FAILED")).isEqualTo(1);
    assertThat(send("bad", new ChangeQuantity("bad", 3)).accepted()).isTrue();

    pass(Duration.ofSeconds(61));
    assertThat(counted("FAILED")).as("it is not due any more").isEqualTo(1);
    pass(EXPIRY);
    assertThat(counted("FAILED")).isEqualTo(2);
    pass(Duration.ofSeconds(61));
    assertThat(counted("FAILED")).isEqualTo(3);
  }

  /** What is due at once lies before all that was looked at. */
  @Test
  void decidesWhatIsDueAtOnceAfterADeadline() {
    pipeline = pipeline(Carts.type(new DeadlineAfterDeadline(new CartDeadlines(EXPIRY))));
    pipeline.awaitReady();
    send("a", MUGS);
    pipeline.events();

    pass(EXPIRY);
    pass(Duration.ofSeconds(5));

    assertThat(pipeline.events())
        .extracting(event -> event.type())
        .isEqualTo(List.of("ProductAddedToCart", "CartExpired"));
    assertThat(dueKeys()).isEmpty();
  }

  /** Gives a product after an hour, and expires at once then. */
  private record DeadlineAfterDeadline(CartDeadlines deadlines)
      implements Deadlines<CartCommand, Cart> {

    @Override
    public Map<String, Instant> of(Snapshot<Cart> cart) {
      return cart.state() instanceof Cart.Open(var lines) && lines.size() > 1
          ? Map.of("expire", Instant.MIN)
          : deadlines.of(cart);
    }

    @Override
    public CartCommand reached(String name) {
      return name.equals("expire") ? deadlines.reached(name) : new AddProductToCart("gift", 1, 0);
    }
  }

  /** Nothing can be asked of a cart that begins with the failing product. */
  private record FailingDeadlines(CartDeadlines deadlines, String failing)
      implements Deadlines<CartCommand, Cart> {

    @Override
    public Map<String, Instant> of(Snapshot<Cart> cart) {
      return deadlines.of(cart).entrySet().stream()
          .collect(Collectors.toMap(_ -> sku(cart.state()), Map.Entry::getValue));
    }

    private static String sku(Cart cart) {
      return ((Cart.Existing) cart).lines().getFirst().sku();
    }

    @Override
    public CartCommand reached(String name) {
      if (name.equals(failing)) {
        throw new IllegalStateException("nothing can be asked");
      }
      return deadlines.reached(name);
    }
  }

  private void takeOver() {
    pipeline.eventRecords().forEach(record -> log.add(record.key(), record.value()));
  }

  private Pipeline<CartCommand> pipeline(AggregateType<CartCommand, CartEvent, Cart> type) {
    try {
      Path directory = Files.createDirectory(state.resolve("state-" + open.size()));
      Pipeline<CartCommand> opened = new Pipeline<>(directory, type, log);
      open.add(opened);
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandResult send(String cart, CartCommand command) {
    return pipeline.send(AggregateSample.command(cart, command));
  }

  /** Time passes, for the service and for the streams that look for what is due. */
  private void pass(Duration time) {
    pipeline.wait(time);
    pipeline.goOnUntilAskedFor();
  }

  private List<String> dueKeys() {
    List<String> keys = new ArrayList<>();
    try (var all = pipeline.snapshots().range("/due/", "/due0")) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  private double counted(String outcome) {
    return pipeline.meters.get("jangbu.deadlines").tag("outcome", outcome).counter().count();
  }
}
