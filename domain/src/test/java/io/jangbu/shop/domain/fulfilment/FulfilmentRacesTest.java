package io.jangbu.shop.domain.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Payments, cancellations, deadlines and answers that cross each other, in thousands of ways. */
class FulfilmentRacesTest {

  private static final int SEEDS = 20_000;
  private static final long ON_HAND = 3;
  private static final List<String> SKUS = List.of("a", "b", "c");

  /** The payment and its deadline at the same moment, with all that is under way then. */
  @Test
  void neverCancelsAPaidOrderAsUnpaid() {
    Map<String, Integer> ends = new HashMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      FulfilmentWorld world = new FulfilmentWorld(seed, 0);
      world.stock("a", ON_HAND);
      world.does(create(List.of(new Line("a", 1, 5))));
      arrive(world, 4 + random.nextInt(3));
      boolean paymentFirst = random.nextBoolean();
      if (paymentFirst) {
        world.does(new ProcessPayment("p", 5, "card"));
      } else {
        world.timePasses();
      }
      arrive(world, random.nextInt(4));
      if (paymentFirst) {
        world.timePasses();
      } else {
        world.does(new ProcessPayment("p", 5, "card"));
      }
      world.settle();
      if (world.orderEvents().stream().anyMatch(PaymentProcessed.class::isInstance)) {
        assertThat(world.orderEvents())
            .as("seed %d", seed)
            .noneMatch(OrderCancelled.class::isInstance);
        assertThat(world.process().stage()).as("seed %d", seed).isEqualTo(Stage.AWAITING_SHIPMENT);
        boolean asked =
            world.processEvents().stream()
                .anyMatch(FulfilmentEvent.CancellationRequested.class::isInstance);
        ends.merge(asked ? "paid, its cancellation refused" : "paid", 1, Integer::sum);
      } else {
        ends.merge(world.process().stage().name(), 1, Integer::sum);
      }
      check(seed, world);
    }
    assertThat(ends)
        .as("all that can happen has happened")
        .containsKeys("paid", "paid, its cancellation refused", "COMPENSATED");
  }

  @Test
  void balancesWhateverHappensInWhateverOrder() {
    Map<Stage, Integer> ends = new HashMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      FulfilmentWorld world = new FulfilmentWorld(seed, random.nextInt(3) * 10);
      SKUS.subList(0, 2).forEach(sku -> world.stock(sku, ON_HAND));
      world.does(create(lines(random)));
      for (int step = 0; step < 40; step++) {
        if (random.nextInt(5) == 0) {
          world.does(anything(random));
        } else if (random.nextInt(20) == 0) {
          world.timePasses();
        } else {
          world.somethingArrives();
        }
      }
      world.settle();
      check(seed, world);
      ends.merge(world.process().stage(), 1, Integer::sum);
    }
    assertThat(ends)
        .containsOnlyKeys(
            Stage.AWAITING_PAYMENT,
            Stage.AWAITING_SHIPMENT,
            Stage.AWAITING_DELIVERY,
            Stage.COMPLETED,
            Stage.COMPENSATED);
  }

  /** A refusal is forgotten in a rebuild, and what is sent again is accepted by then. */
  @Test
  void keepsNothingForACancelledOrderWhateverIsForgotten() {
    int reservedAfterAll = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      FulfilmentWorld world = new FulfilmentWorld(seed, 0);
      SKUS.subList(0, 2).forEach(sku -> world.stock(sku, 1));
      world.does(create(List.of(new Line("a", 1, 1), new Line("b", 2, 1))));
      for (int step = 0; step < 30; step++) {
        switch (random.nextInt(8)) {
          case 0 -> world.rebuild("b");
          case 1 -> world.receive("b", 1);
          case 2 -> world.answersAreMissing();
          default -> world.somethingArrives();
        }
      }
      world.settle();
      boolean cancelled = world.order() instanceof Order.Cancelled;
      if (world.product("b").stock() instanceof Stock.Level level) {
        assertThat(level.reserved()).as("seed %d", seed).isEqualTo(cancelled ? 0 : 2);
      }
      assertThat(world.process().stage())
          .as("seed %d", seed)
          .isEqualTo(cancelled ? Stage.COMPENSATED : Stage.AWAITING_PAYMENT);
      List<FulfilmentEvent> events = world.processEvents();
      if (events.stream().anyMatch(FulfilmentEvent.LineRefused.class::isInstance)
          && events.contains(new FulfilmentEvent.LineReserved("b"))) {
        reservedAfterAll++;
      }
    }
    assertThat(reservedAfterAll).as("it has happened").isPositive();
  }

  /** Once all is settled the process stands where the order does, and the stock with them. */
  private static void check(int seed, FulfilmentWorld world) {
    Order order = world.order();
    Stage stage =
        switch (order) {
          case Order.NotCreated _, Order.Pending _ -> Stage.NONE;
          case Order.Created _ -> Stage.AWAITING_PAYMENT;
          case Order.Paid _ -> Stage.AWAITING_SHIPMENT;
          case Order.Shipped _ -> Stage.AWAITING_DELIVERY;
          case Order.Delivered _ -> Stage.COMPLETED;
          case Order.Cancelled _ -> Stage.COMPENSATED;
        };
    assertThat(world.process().stage()).as("seed %d", seed).isEqualTo(stage);
    List<Line> lines = ((Order.Existing) order).purchase().lines();
    for (String sku : SKUS) {
      long quantity =
          lines.stream().filter(line -> line.sku().equals(sku)).mapToLong(Line::quantity).sum();
      boolean holds = order instanceof Order.Created || order instanceof Order.Paid;
      boolean gone = order instanceof Order.Shipped || order instanceof Order.Delivered;
      if (world.product(sku).stock() instanceof Stock.Level level) {
        assertThat(level.reserved()).as("seed %d %s", seed, sku).isEqualTo(holds ? quantity : 0);
        assertThat(level.onHand())
            .as("seed %d %s", seed, sku)
            .isEqualTo(ON_HAND - (gone ? quantity : 0));
      }
    }
  }

  private static void arrive(FulfilmentWorld world, int times) {
    for (int i = 0; i < times; i++) {
      world.somethingArrives();
    }
  }

  private static CreateOrder create(List<Line> lines) {
    return new CreateOrder("c-1", "EUR", lines, 0, Fulfilment.RESERVE, null);
  }

  private static List<Line> lines(Random random) {
    return random
        .ints(1 + random.nextInt(3), 0, 12)
        // The third is no product.
        .mapToObj(i -> new Line(SKUS.get(i == 0 ? 2 : i % 2), 1 + random.nextInt(2), 1))
        .toList();
  }

  private static OrderCommand anything(Random random) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new ProcessPayment("p", 100, "card");
      case 3, 4 -> new ShipOrder("dhl", null);
      case 5, 6 -> new ConfirmDelivery();
      default -> new CancelOrder(random.nextBoolean() ? "UNPAID" : "changed my mind");
    };
  }
}
