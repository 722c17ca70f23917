package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartDeadlines;
import io.jangbu.shop.domain.fulfilment.FulfilmentDeadlines;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * A shop with a delivered, a paid, a cancelled, an unpaid and a sold out order, one that wants
 * another's reference, and an abandoned cart.
 */
abstract class LivedShop {

  static final Duration IN_TIME = Duration.ofMillis(300);

  final SoundShop shop = new SoundShop();

  @BeforeEach
  void live() {
    shop.send(shop.inventory, "ink", new RegisterProduct("Ink"));
    shop.send(shop.inventory, "ink", new ReceiveStock(9));
    checkOut("cart-1", "delivered", 2, "ref");
    pay("delivered");
    shop.send(shop.orders, "delivered", new ShipOrder("carrier", null));
    shop.send(shop.orders, "delivered", new ConfirmDelivery());
    checkOut("cart-2", "refused", 2, "ref");
    order("paid", "mine");
    pay("paid");
    order("cancelled", "free");
    shop.send(shop.orders, "cancelled", new CancelOrder("changed their mind"));
    checkOut("cart-3", "sold-out", 100, null);
    order("unpaid", null);
    shop.reach(shop.fulfilment, "unpaid", FulfilmentDeadlines.PAYMENT, IN_TIME);
    shop.send(shop.carts, "cart-4", new AddProductToCart("ink", 1, 450));
    shop.reach(shop.carts, "cart-4", CartDeadlines.EXPIRY, IN_TIME);
  }

  void checkOut(String cart, String order, long quantity, @Nullable String reference) {
    shop.send(shop.carts, cart, new AddProductToCart("ink", quantity, 450));
    shop.send(shop.carts, cart, new CheckOutCart("ada", "EUR", 100, order, reference));
  }

  void order(String order, @Nullable String reference) {
    List<Line> lines = List.of(new Line("ink", 1, 450), new Line("ink", 1, 450));
    shop.send(
        shop.orders,
        order,
        new CreateOrder("ada", "EUR", lines, 100, Fulfilment.RESERVE, reference));
  }

  void pay(String order) {
    shop.send(shop.orders, order, new ProcessPayment("p", 1_000, "card"));
  }

  List<Kind> kinds() {
    return shop.faults().stream().map(Fault::kind).toList();
  }

  static <C> Logged<CommandEnvelope<C>> first(
      SoundTopics<C, ?, ?> topics, Class<? extends C> type) {
    return topics.commands.stream()
        .filter(command -> type.isInstance(command.value().payload()))
        .findFirst()
        .orElseThrow();
  }
}
