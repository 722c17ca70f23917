package io.jangbu.systemtests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Fold;
import io.jangbu.core.claim.ClaimDecider;
import io.jangbu.core.claim.ClaimState.Held;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.localservices.lab.Lab;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.fulfilment.FulfilmentFold;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.inventory.StockFold;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.claim.ClaimCodec;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checkouts, payments and deadlines while the command service is killed again and again: in the end
 * the books balance, and each process stands where its order does.
 */
@Tag("slow")
class KilledCheckoutsTest {

  private static final int CARTS = 200;
  private static final int KILLS = 4;
  private static final List<String> SKUS = List.of("a", "b", "c", "d");
  private static final long ON_HAND = 60;

  /** Each of so many carts has more than there is. */
  private static final int MANY = 9;

  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir private Path directory;

  private final Random random = new Random(17);

  @Test
  void balanceInTheEnd() throws Exception {
    try (Lab lab = Lab.open(Path.of("../.."), directory)) {
      String brokers = lab.kafka("kafka", 1).bootstrapServers();
      ServiceInstance service =
          lab.service(
              "command",
              Deployment.command(brokers, Replication.NONE)
                  .with("jangbu.fulfilment.payment-deadline", "5s")
                  .with("jangbu.fulfilment.answer-deadline", "2s"));
      service.start();
      service.awaitReady();
      try (Load load = new Load(brokers)) {
        load.stock();
        for (int round = 0; round < KILLS; round++) {
          load.checkOut(round);
          load.payOfThose(round);
          Thread.sleep(random.nextInt(3_000));
          load.payOfThose(round);
          service.kill();
          service.start();
          service.awaitReady();
        }
        // The last ones are confirmed one after the other, and are open for five seconds each.
        for (int moment = 0; moment < 10; moment++) {
          load.payOfThose(KILLS - 1);
          Thread.sleep(700);
        }
      }
      await().atMost(LONGEST).pollInterval(Duration.ofSeconds(2)).until(() -> isSettled(brokers));
      check(brokers);
    }
  }

  /** What customers do, straight to the topics. */
  private final class Load implements AutoCloseable {

    private final CommandSender<InventoryCommand> stock;
    private final CommandSender<CartCommand> carts;
    private final CommandSender<OrderCommand> orders;

    Load(String brokers) {
      stock = new CommandSender<>(brokers, InventoryCodec.TOPICS, new InventoryCodec());
      carts = new CommandSender<>(brokers, CartCodec.TOPICS, new CartCodec());
      orders = new CommandSender<>(brokers, OrderCodec.TOPICS, new OrderCodec());
    }

    void stock() {
      for (String sku : SKUS) {
        stock.send(sku, new RegisterProduct(sku));
        stock.send(sku, new ReceiveStock(ON_HAND));
      }
    }

    /** Two carts each want to have the same reference, and some ask for more than there is. */
    void checkOut(int round) {
      for (int i = first(round); i < first(round + 1); i++) {
        String cart = "cart-" + i;
        for (int line = random.nextInt(3); line >= 0; line--) {
          String sku = SKUS.get(random.nextInt(SKUS.size()));
          long quantity = i % MANY == 0 ? ON_HAND + 1 : 1 + random.nextInt(2);
          carts.send(cart, new AddProductToCart(sku, quantity, 5));
        }
        carts.send(cart, new CheckOutCart("ada", "EUR", 0, "order-" + i, "ref-" + i / 2));
      }
    }

    /** Most pay, early, in time, at the last moment or too late. */
    void payOfThose(int round) {
      for (int i = first(round); i < first(round + 1); i++) {
        if (random.nextInt(3) > 0) {
          orders.send("order-" + i, new ProcessPayment("p", 1_000, "card"));
        }
      }
    }

    private static int first(int round) {
      return round * CARTS / KILLS;
    }

    @Override
    public void close() {
      stock.close();
      carts.close();
      orders.close();
    }
  }

  private static boolean isSettled(String brokers) {
    Map<String, FulfilmentState> processes =
        states(brokers, FulfilmentCodec.TOPICS, new FulfilmentCodec(), new FulfilmentFold());
    return processes.size() == CARTS
        && processes.values().stream()
            .allMatch(process ->
                process.stage() == Stage.COMPENSATED || process.stage() == Stage.AWAITING_SHIPMENT);
  }

  private static void check(String brokers) {
    Map<String, Order> orders =
        states(brokers, OrderCodec.TOPICS, new OrderCodec(), new OrderDecider());
    Map<String, FulfilmentState> processes =
        states(brokers, FulfilmentCodec.TOPICS, new FulfilmentCodec(), new FulfilmentFold());
    Map<String, Long> reserved = new HashMap<>();
    Map<String, Integer> ends = new TreeMap<>();
    processes.forEach((id, process) -> {
      Order order = orders.getOrDefault(id, new Order.NotCreated());
      assertThat(process.stage())
          .as(id)
          .isEqualTo(order instanceof Order.Paid ? Stage.AWAITING_SHIPMENT : Stage.COMPENSATED);
      ends.merge(
          order instanceof Order.Paid ? "paid" : String.valueOf(process.reason()), 1, Integer::sum);
      if (order instanceof Order.Paid paid) {
        for (Line line : paid.purchase().lines()) {
          reserved.merge(line.sku(), line.quantity(), Long::sum);
        }
      }
    });
    assertThat(ends)
        .as("all that can happen has happened: %s", ends)
        .containsKeys("paid", "UNPAID", "OUT_OF_STOCK", "REFERENCE_TAKEN");
    states(brokers, InventoryCodec.TOPICS, new InventoryCodec(), new StockFold())
        .forEach((sku, stock) ->
            assertThat(stock)
                .as(sku)
                .isEqualTo(new Stock.Level(name(stock), ON_HAND, reserved.getOrDefault(sku, 0L))));
    assertNoPaidOrderIsUnpaid(brokers);
    assertReferencesAreUnique(brokers, orders);
  }

  private static String name(Stock stock) {
    return stock instanceof Stock.Level level ? level.name() : "";
  }

  private static void assertNoPaidOrderIsUnpaid(String brokers) {
    try (EventLog<?> log = new EventLog<>(brokers, OrderCodec.TOPICS, new OrderCodec())) {
      log.streams()
          .forEach((id, events) -> {
            boolean isPaid =
                events.stream().anyMatch(event -> event.payload() instanceof PaymentProcessed);
            assertThat(events)
                .as(id)
                .noneMatch(event -> isPaid && event.payload() instanceof OrderCancelled);
          });
    }
  }

  private static void assertReferencesAreUnique(String brokers, Map<String, Order> orders) {
    Map<String, String> holders = new HashMap<>();
    orders.forEach((id, order) -> {
      if (order instanceof Order.Paid(var purchase, _) && purchase.reference() != null) {
        assertThat(holders.put(purchase.reference().text(), id)).as(id).isNull();
      }
    });
    long held =
        states(brokers, ClaimCodec.TOPICS, new ClaimCodec(), new ClaimDecider()).values().stream()
            .filter(Held.class::isInstance)
            .count();
    assertThat(held).as("claims of orders that are not cancelled").isEqualTo(holders.size());
  }

  private static <E, S> Map<String, S> states(
      String brokers, AggregateTopics topics, Codec<?, E> codec, Fold<E, S> fold) {
    Map<String, S> states = new TreeMap<>();
    try (EventLog<E> log = new EventLog<>(brokers, topics, codec)) {
      log.streams()
          .forEach((id, events) -> {
            S state = fold.initialState();
            long version = 0;
            for (EventEnvelope<E> event : events) {
              assertThat(event.version()).as(id).isEqualTo(++version);
              state = fold.evolve(state, event.payload());
            }
            states.put(id, state);
          });
    }
    return states;
  }
}
