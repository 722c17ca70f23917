package io.jangbu.command.engine;

import static io.jangbu.command.engine.FulfilledShop.CARTS;
import static io.jangbu.command.engine.FulfilledShop.CLAIMS;
import static io.jangbu.command.engine.FulfilledShop.FULFILMENT;
import static io.jangbu.command.engine.FulfilledShop.INVENTORY;
import static io.jangbu.command.engine.FulfilledShop.ORDERS;
import static io.jangbu.command.engine.FulfilledShop.PAYMENT;
import static io.jangbu.command.engine.FulfilledShop.reserving;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.command.order.OrderSample;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentDeadlinePassed;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole shop with its process, through the engine: every way that an order can take. */
class FulfilmentTest {

  private static final ProcessPayment PAY = new ProcessPayment("p-1", 1_000_00, "card");

  @TempDir private Path state;
  private FulfilledShop shop;

  @BeforeEach
  void open() {
    shop = new FulfilledShop(state);
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

    assertThat(shop.order("o-1")).containsExactly("OrderCreated", "StockConfirmed");
    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    assertThat(shop.process("o-1").checkouts()).isEmpty();
    assertThat(shop.stock("mug")).isEqualTo("5 on hand, 2 reserved");

    assertThat(shop.send(ORDERS, "o-1", PAY).accepted()).isTrue();
    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.AWAITING_SHIPMENT);
    shop.send(ORDERS, "o-1", new ShipOrder("dhl", null));
    assertThat(shop.stock("mug")).isEqualTo("3 on hand, 0 reserved");
    assertThat(shop.stock("ink")).isEqualTo("4 on hand, 0 reserved");
    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.AWAITING_DELIVERY);
    shop.send(ORDERS, "o-1", new ConfirmDelivery());

    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.COMPLETED);
    assertThat(shop.types("o-1"))
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
    assertThat(shop.story().subList(0, 6))
        .extracting(EventEnvelope::correlationId)
        .containsOnly("story-1");
    assertThat(shop.orderEvents().subList(0, 2))
        .extracting(EventEnvelope::correlationId)
        .as("the whole story of the checkout")
        .containsOnly("story-1");
    assertThat(shop.story().subList(0, 6))
        .extracting(EventEnvelope::actor)
        .containsOnly("actor of story-1");
    assertThat(shop.orderEvents().subList(0, 2))
        .extracting(EventEnvelope::actor)
        .as("whoever has checked out, through the claim on the reference")
        .containsOnly("actor of story-1");
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
    shop.create("o-1", new Line("nothing", 1, 1));
    assertThat(shop.send(ORDERS, "o-1", PAY).code()).isEqualTo("ALREADY_CANCELLED");

    shop.create("o-2", new Line("mug", 1, 1));
    assertThat(shop.send(ORDERS, "o-2", PAY).accepted()).isTrue();
  }

  @Test
  void releasesTheOthersAndCancelsWhereALineCannotBeReserved() {
    shop.create("o-1", new Line("mug", 2, 1), new Line("ink", 6, 1));

    assertThat(shop.order("o-1")).containsExactly("OrderCreated", "OrderCancelled");
    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(shop.process("o-1").reason()).isEqualTo("OUT_OF_STOCK");
    assertThat(shop.stock("mug")).isEqualTo("5 on hand, 0 reserved");
    assertThat(shop.stock("ink")).isEqualTo("5 on hand, 0 reserved");
  }

  @Test
  void takesLinesOfOneSkuTogether() {
    shop.create("o-1", new Line("mug", 3, 1), new Line("mug", 3, 2));
    assertThat(shop.process("o-1").reason()).isEqualTo("OUT_OF_STOCK");

    shop.create("o-2", new Line("mug", 3, 1), new Line("mug", 2, 2));
    assertThat(shop.process("o-2").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    assertThat(shop.stock("mug")).isEqualTo("5 on hand, 5 reserved");
  }

  @Test
  void takesASkuThatCanBeNoProductForOutOfStock() {
    shop.create("o-1", new Line("mug", 1, 1), new Line("a cup, blue", 1, 1));

    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(shop.process("o-1").reason()).isEqualTo("OUT_OF_STOCK");
    assertThat(shop.stock("mug")).isEqualTo("5 on hand, 0 reserved");
  }

  @Test
  void cancelsAnOrderThatIsNotPaidInTime() {
    shop.create("o-1", new Line("mug", 2, 1));
    shop.pass(PAYMENT.minusSeconds(1));
    assertThat(shop.order("o-1")).containsExactly("OrderCreated", "StockConfirmed");

    shop.pass(Duration.ofSeconds(3));

    assertThat(shop.order("o-1"))
        .containsExactly("OrderCreated", "StockConfirmed", "OrderCancelled");
    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(shop.process("o-1").reason()).isEqualTo("UNPAID");
    assertThat(shop.stock("mug")).isEqualTo("5 on hand, 0 reserved");
    EventEnvelope<FulfilmentEvent> due =
        shop.story().stream()
            .filter(event -> event.payload() instanceof PaymentDeadlinePassed)
            .findAny()
            .orElseThrow();
    assertThat(due.occurredAt()).isEqualTo(shop.now().minusSeconds(2));
    assertThat(due.correlationId()).isEqualTo(shop.story().getFirst().correlationId());
    assertThat(due.actor()).as("a deadline was reached").isNull();
  }

  @Test
  void neverCancelsAPaidOrderAsUnpaid() {
    shop.create("o-1", new Line("mug", 2, 1));
    shop.send(ORDERS, "o-1", PAY);

    shop.pass(PAYMENT.multipliedBy(2));

    assertThat(shop.order("o-1"))
        .containsExactly("OrderCreated", "StockConfirmed", "PaymentProcessed");
    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.AWAITING_SHIPMENT);
  }

  @Test
  void releasesWhatWasReservedForAnOrderThatSomebodyCancels() {
    shop.create("o-1", new Line("mug", 2, 1));
    shop.send(ORDERS, "o-1", PAY);
    shop.send(ORDERS, "o-1", new CancelOrder("UNPAID"));

    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(shop.process("o-1").reason()).as("whatever he calls it").isEqualTo("CANCELLED");
    assertThat(shop.stock("mug")).isEqualTo("5 on hand, 0 reserved");
  }

  @Test
  void endsCompensatedWhereTheOrderIsTakenAlready() {
    shop.send(ORDERS, "o-1", OrderSample.get().begin());

    shop.checkOut("cart-1", "o-1");

    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(shop.process("o-1").reason()).isEqualTo("ORDER_EXISTS");
    assertThat(shop.types("o-1")).containsExactly("OrderRequested", "OrderRefused");
    assertThat(shop.stock("mug")).isEqualTo("5 on hand, 0 reserved");
  }

  @Test
  void endsCompensatedWhereTheReferenceIsTakenAndMayBeginAgain() {
    shop.send(
        ORDERS,
        "o-1",
        new CreateOrder("c-1", "EUR", List.of(new Line("a", 1, 1)), 0, Fulfilment.NONE, "my-7"));
    shop.send(CARTS, "cart-1", new AddProductToCart("mug", 1, 10_00));
    shop.send(CARTS, "cart-1", new CheckOutCart("c-1", "EUR", 0, "o-2", "my-7"));

    assertThat(shop.process("o-2").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(shop.process("o-2").reason()).isEqualTo("REFERENCE_TAKEN");
    assertThat(shop.order("o-2")).isEmpty();
    shop.send(ORDERS, "o-1", new CancelOrder("too late"));
    shop.send(CARTS, "cart-2", new AddProductToCart("mug", 1, 10_00));
    shop.send(CARTS, "cart-2", new CheckOutCart("c-1", "EUR", 0, "o-2", "my-7"));

    assertThat(shop.process("o-2").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    assertThat(shop.order("o-2")).containsExactly("OrderCreated", "StockConfirmed");
  }

  @Test
  void goesOnWithAnOrderThatAnotherCartWantsToBe() {
    shop.checkOut("cart-1", "o-1");
    shop.checkOut("cart-2", "o-1");

    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    assertThat(shop.process("o-1").refusals())
        .isEqualTo(List.of(new FulfilmentState.Refusal("cart-2", "ORDER_EXISTS")));
    assertThat(shop.stock("mug")).isEqualTo("5 on hand, 1 reserved");
  }

  @Test
  void takesAReservationThatIsGoneForReleased() {
    shop.create("o-1", new Line("mug", 2, 1));
    shop.send(INVENTORY, "mug", new InventoryCommand.ReleaseStock("o-1"));
    shop.send(ORDERS, "o-1", new CancelOrder("too late"));

    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(shop.story())
        .extracting(EventEnvelope::payload)
        .contains(new FulfilmentEvent.LineReleased("mug", "NOT_RESERVED"));
  }

  @Test
  void refusesAConfirmationOfTheStockByAnyoneElse() {
    shop.create("o-1", new Line("nothing", 1, 1));
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
    shop.create("o-1", new Line("mug", 2, 1));

    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    assertThat(shop.stock("mug")).isEqualTo("5 on hand, 2 reserved");
  }
}
