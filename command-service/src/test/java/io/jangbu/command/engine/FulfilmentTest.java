package io.jangbu.command.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateType;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.Deadlines;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.shop.command.claim.ClaimAggregate;
import io.jangbu.shop.command.inventory.InventorySample;
import io.jangbu.shop.command.order.OrderSample;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.fulfilment.FulfilmentDeadlines;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentDeadlinePassed;
import io.jangbu.shop.domain.fulfilment.FulfilmentFold;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;
import io.jangbu.shop.domain.fulfilment.FulfilmentRejection;
import io.jangbu.shop.domain.fulfilment.FulfilmentRules;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import io.jangbu.shop.schemas.fulfilment.FulfilmentSnapshots;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole shop with its process, through the engine: every way that an order can take. */
class FulfilmentTest {

  private static final Duration PAYMENT = Duration.ofMinutes(2);

  private static final AggregateType<OrderCommand, ?, ?> ORDERS = OrderSample.hosted();
  private static final AggregateType<InventoryCommand, ?, ?> INVENTORY =
      InventorySample.get().type();
  private static final AggregateType<CartCommand, ?, ?> CARTS = Carts.type(Deadlines.none());
  private static final AggregateType<FulfilmentInput, FulfilmentEvent, FulfilmentState> FULFILMENT =
      new AggregateType<>(
          FulfilmentCodec.TOPICS,
          new FulfilmentRules(PAYMENT),
          new FulfilmentCodec(),
          new FulfilmentSnapshots(),
          List.of(FulfilmentRejection.values()),
          new FulfilmentDeadlines(Duration.ofMinutes(1)));

  private static final AggregateType<ClaimCommand, ?, ?> CLAIMS = new ClaimAggregate().claims();

  private static final ProcessPayment PAY = new ProcessPayment("p-1", 1_000_00, "card");

  @TempDir private Path state;
  private SeveralTypes shop;
  private final Map<String, Snapshot<FulfilmentState>> processes = new HashMap<>();
  private final List<EventEnvelope<FulfilmentEvent>> story = new ArrayList<>();
  private final List<EventEnvelope<?>> orderEvents = new ArrayList<>();
  private final Map<String, String> stock = new HashMap<>();

  @BeforeEach
  void open() {
    shop = new SeveralTypes(state, ORDERS, INVENTORY, CARTS, FULFILMENT, CLAIMS);
    for (String sku : List.of("mug", "ink")) {
      shop.send(INVENTORY, sku, new RegisterProduct(sku));
      shop.send(INVENTORY, sku, new ReceiveStock(5));
    }
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void makesAnOrderOfACartAndSeesItThroughToItsDelivery() {
    shop.send(CARTS, "cart-1", new AddProductToCart("mug", 2, 10_00), "story-1");
    shop.send(CARTS, "cart-1", new AddProductToCart("ink", 1, 5_00), "story-1");
    shop.send(CARTS, "cart-1", new CheckOutCart("c-1", "EUR", 3_00, "o-1", "my-7"), "story-1");

    assertThat(order("o-1")).containsExactly("OrderCreated", "StockConfirmed");
    assertThat(process("o-1").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    assertThat(process("o-1").checkouts()).isEmpty();
    assertThat(stock("mug")).isEqualTo("5 on hand, 2 reserved");

    assertThat(shop.send(ORDERS, "o-1", PAY).accepted()).isTrue();
    assertThat(process("o-1").stage()).isEqualTo(Stage.AWAITING_SHIPMENT);
    shop.send(ORDERS, "o-1", new ShipOrder("dhl", null));
    assertThat(stock("mug")).isEqualTo("3 on hand, 0 reserved");
    assertThat(stock("ink")).isEqualTo("4 on hand, 0 reserved");
    assertThat(process("o-1").stage()).isEqualTo(Stage.AWAITING_DELIVERY);
    shop.send(ORDERS, "o-1", new ConfirmDelivery());

    assertThat(process("o-1").stage()).isEqualTo(Stage.COMPLETED);
    assertThat(types("o-1"))
        .containsExactly(
            "OrderRequested",
            "FulfilmentStarted",
            "OrderAccepted",
            "LineReserved",
            "LineReserved",
            "PaymentAwaited",
            "PaymentReceived",
            "DispatchRequested",
            "LineDispatched",
            "LineDispatched",
            "DeliveryNoted",
            "FulfilmentCompleted");
    assertThat(story.subList(0, 6))
        .extracting(EventEnvelope::correlationId)
        .containsOnly("story-1");
    assertThat(orderEvents.subList(0, 2))
        .extracting(EventEnvelope::correlationId)
        .as("the whole story of the checkout")
        .containsOnly("story-1");
  }

  @Test
  void leavesOrdersAloneThatAskForNothing() {
    shop.send(ORDERS, "o-1", OrderSample.get().begin());
    shop.send(ORDERS, "o-1", PAY);

    assertThat(shop.events(FULFILMENT)).isEmpty();
    assertThat(shop.results(FULFILMENT)).isEmpty();
  }

  /** Nobody reserves anything here. */
  @Test
  void takesNoPaymentBeforeAllLinesAreReserved(@TempDir Path other) {
    try (SeveralTypes alone = new SeveralTypes(other, ORDERS, CLAIMS)) {
      alone.send(ORDERS, "o-1", reserving(new Line("mug", 1, 1)));

      assertThat(alone.send(ORDERS, "o-1", PAY).code()).isEqualTo("STOCK_PENDING");
    }
  }

  @Test
  void takesThePaymentOnceAllLinesAreReserved() {
    create("o-1", new Line("nothing", 1, 1));
    assertThat(shop.send(ORDERS, "o-1", PAY).code()).isEqualTo("ALREADY_CANCELLED");

    create("o-2", new Line("mug", 1, 1));
    assertThat(shop.send(ORDERS, "o-2", PAY).accepted()).isTrue();
  }

  @Test
  void releasesTheOthersAndCancelsWhereALineCannotBeReserved() {
    create("o-1", new Line("mug", 2, 1), new Line("ink", 6, 1));

    assertThat(order("o-1")).containsExactly("OrderCreated", "OrderCancelled");
    assertThat(process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(process("o-1").reason()).isEqualTo("OUT_OF_STOCK");
    assertThat(stock("mug")).isEqualTo("5 on hand, 0 reserved");
    assertThat(stock("ink")).isEqualTo("5 on hand, 0 reserved");
  }

  @Test
  void takesLinesOfOneSkuTogether() {
    create("o-1", new Line("mug", 3, 1), new Line("mug", 3, 2));
    assertThat(process("o-1").reason()).isEqualTo("OUT_OF_STOCK");

    create("o-2", new Line("mug", 3, 1), new Line("mug", 2, 2));
    assertThat(process("o-2").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    assertThat(stock("mug")).isEqualTo("5 on hand, 5 reserved");
  }

  @Test
  void takesASkuThatCanBeNoProductForOutOfStock() {
    create("o-1", new Line("mug", 1, 1), new Line("a cup, blue", 1, 1));

    assertThat(process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(process("o-1").reason()).isEqualTo("OUT_OF_STOCK");
    assertThat(stock("mug")).isEqualTo("5 on hand, 0 reserved");
  }

  @Test
  void cancelsAnOrderThatIsNotPaidInTime() {
    create("o-1", new Line("mug", 2, 1));
    shop.pass(PAYMENT.minusSeconds(1));
    assertThat(order("o-1")).containsExactly("OrderCreated", "StockConfirmed");

    shop.pass(Duration.ofSeconds(3));

    assertThat(order("o-1")).containsExactly("OrderCreated", "StockConfirmed", "OrderCancelled");
    assertThat(process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(process("o-1").reason()).isEqualTo("UNPAID");
    assertThat(stock("mug")).isEqualTo("5 on hand, 0 reserved");
    EventEnvelope<FulfilmentEvent> due =
        story.stream()
            .filter(event -> event.payload() instanceof PaymentDeadlinePassed)
            .findAny()
            .orElseThrow();
    assertThat(due.occurredAt()).isEqualTo(shop.now().minusSeconds(2));
    assertThat(due.correlationId()).isEqualTo(story.getFirst().correlationId());
  }

  @Test
  void neverCancelsAPaidOrderAsUnpaid() {
    create("o-1", new Line("mug", 2, 1));
    shop.send(ORDERS, "o-1", PAY);

    shop.pass(PAYMENT.multipliedBy(2));

    assertThat(order("o-1")).containsExactly("OrderCreated", "StockConfirmed", "PaymentProcessed");
    assertThat(process("o-1").stage()).isEqualTo(Stage.AWAITING_SHIPMENT);
  }

  @Test
  void releasesWhatWasReservedForAnOrderThatSomebodyCancels() {
    create("o-1", new Line("mug", 2, 1));
    shop.send(ORDERS, "o-1", PAY);
    shop.send(ORDERS, "o-1", new CancelOrder("UNPAID"));

    assertThat(process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(process("o-1").reason()).as("whatever he calls it").isEqualTo("CANCELLED");
    assertThat(stock("mug")).isEqualTo("5 on hand, 0 reserved");
  }

  @Test
  void endsCompensatedWhereTheOrderIsTakenAlready() {
    shop.send(ORDERS, "o-1", OrderSample.get().begin());

    checkOut("cart-1", "o-1");

    assertThat(process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(process("o-1").reason()).isEqualTo("ORDER_EXISTS");
    assertThat(types("o-1")).containsExactly("OrderRequested", "OrderRefused");
    assertThat(stock("mug")).isEqualTo("5 on hand, 0 reserved");
  }

  @Test
  void endsCompensatedWhereTheReferenceIsTakenAndMayBeginAgain() {
    shop.send(
        ORDERS,
        "o-1",
        new CreateOrder("c-1", "EUR", List.of(new Line("a", 1, 1)), 0, Fulfilment.NONE, "my-7"));
    shop.send(CARTS, "cart-1", new AddProductToCart("mug", 1, 10_00));
    shop.send(CARTS, "cart-1", new CheckOutCart("c-1", "EUR", 0, "o-2", "my-7"));

    assertThat(process("o-2").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(process("o-2").reason()).isEqualTo("REFERENCE_TAKEN");
    assertThat(order("o-2")).isEmpty();
    shop.send(ORDERS, "o-1", new CancelOrder("too late"));
    shop.send(CARTS, "cart-2", new AddProductToCart("mug", 1, 10_00));
    shop.send(CARTS, "cart-2", new CheckOutCart("c-1", "EUR", 0, "o-2", "my-7"));

    assertThat(process("o-2").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    assertThat(order("o-2")).containsExactly("OrderCreated", "StockConfirmed");
  }

  @Test
  void goesOnWithAnOrderThatAnotherCartWantsToBe() {
    checkOut("cart-1", "o-1");
    checkOut("cart-2", "o-1");

    assertThat(process("o-1").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    assertThat(process("o-1").refusals())
        .isEqualTo(List.of(new FulfilmentState.Refusal("cart-2", "ORDER_EXISTS")));
    assertThat(stock("mug")).isEqualTo("5 on hand, 1 reserved");
  }

  @Test
  void takesAReservationThatIsGoneForReleased() {
    create("o-1", new Line("mug", 2, 1));
    shop.send(INVENTORY, "mug", new InventoryCommand.ReleaseStock("o-1"));
    shop.send(ORDERS, "o-1", new CancelOrder("too late"));

    assertThat(process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(story)
        .extracting(EventEnvelope::payload)
        .contains(new FulfilmentEvent.LineReleased("mug", "NOT_RESERVED"));
  }

  @Test
  void refusesAConfirmationOfTheStockByAnyoneElse() {
    create("o-1", new Line("nothing", 1, 1));
    var deadLetters = shop.output(ORDERS.topics().deadLetters());
    byte[] value =
        ORDERS
            .codec()
            .encodeCommand(
                new CommandEnvelope<>(
                    UUID.randomUUID(), "o-1", null, null, null, new ConfirmStock()));

    shop.pipe(ORDERS, new TestRecord<>("o-1".getBytes(UTF_8), value));

    assertThat(deadLetters.readRecordsToList())
        .singleElement()
        .satisfies(letter ->
            assertThat(letter.headers().lastHeader("dlt-reason").value())
                .asString(UTF_8)
                .contains("none but the process fulfilment sends this command"));
  }

  @Test
  void reservesNothingTwiceThatWasReservedByHand() {
    shop.send(INVENTORY, "mug", new ReserveStock("o-1", 2));
    create("o-1", new Line("mug", 2, 1));

    assertThat(process("o-1").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    assertThat(stock("mug")).isEqualTo("5 on hand, 2 reserved");
  }

  private void create(String orderId, Line... lines) {
    CommandResult result = shop.send(ORDERS, orderId, reserving(lines));
    assertThat(result.accepted()).isTrue();
  }

  private static CreateOrder reserving(Line... lines) {
    return new CreateOrder("c-1", "EUR", List.of(lines), 0, Fulfilment.RESERVE, null);
  }

  private void checkOut(String cartId, String orderId) {
    shop.send(CARTS, cartId, new AddProductToCart("mug", 1, 10_00));
    shop.send(CARTS, cartId, new CheckOutCart("c-1", "EUR", 0, orderId, null));
  }

  private FulfilmentState process(String orderId) {
    FulfilmentFold fold = new FulfilmentFold();
    for (EventEnvelope<FulfilmentEvent> event : shop.events(FULFILMENT)) {
      story.add(event);
      processes.merge(
          event.streamId(),
          Snapshot.empty(fold).plus(event, fold),
          (before, _) -> before.plus(event, fold));
    }
    return requireNonNull(processes.get(orderId)).state();
  }

  private List<String> types(String orderId) {
    process(orderId);
    return story.stream()
        .filter(event -> event.streamId().equals(orderId))
        .map(EventEnvelope::type)
        .toList();
  }

  private List<String> order(String orderId) {
    orderEvents.addAll(shop.events(ORDERS));
    return orderEvents.stream()
        .filter(event -> event.streamId().equals(orderId))
        .map(EventEnvelope::type)
        .toList();
  }

  private String stock(String sku) {
    for (EventEnvelope<?> event : shop.events(INVENTORY)) {
      StockText.of(event.payload()).ifPresent(text -> stock.put(event.streamId(), text));
    }
    return stock.getOrDefault(sku, "nothing");
  }
}
