package io.jangbu.resilience.load;

import io.jangbu.resilience.context.Context;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartCommand.RemoveProductFromCart;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What one customer does, in turn: fills a cart, or orders at once; pays, ships, cancels, or never
 * comes back. Three customers in a row may want one reference, or be one order.
 */
final class CheckoutLife {

  private static final long PAYMENT = 1_000_000_000;
  private static final int RIVALS = 3;

  private final Random random;
  private final int number;
  private final String orderId;
  private final List<Wish<?>> wishes = new ArrayList<>();

  private CheckoutLife(Random random, int number) {
    this.random = random;
    this.number = number;
    boolean another = number > 0 && random.nextInt(100) < 3;
    orderId = "checkout-" + (another ? number - 1 : number);
  }

  static List<Wish<?>> drawn(Random random, int number) {
    CheckoutLife life = new CheckoutLife(random, number);
    int lot = random.nextInt(100);
    if (lot < 12) {
      life.fillCart();
    } else if (lot < 75) {
      life.fillCart();
      life.checkOut();
      life.follow();
    } else {
      life.order(lot < 95 ? Fulfilment.RESERVE : Fulfilment.NONE);
      life.follow();
    }
    return life.wishes;
  }

  private void fillCart() {
    Line first = Shelf.line(random);
    cart(new AddProductToCart(first.sku(), first.quantity(), first.unitPrice()));
    for (int more = random.nextInt(3); more > 0; more--) {
      Line line = Shelf.line(random);
      cart(
          switch (random.nextInt(8)) {
            case 0 -> new ChangeQuantity(line.sku(), line.quantity());
            case 1 -> new RemoveProductFromCart(line.sku());
            default -> new AddProductToCart(line.sku(), line.quantity(), line.unitPrice());
          });
    }
  }

  private void checkOut() {
    cart(new CheckOutCart(customer(), "EUR", 500, orderId, reference()));
    if (random.nextInt(10) == 0) {
      cart(new CheckOutCart(customer(), "EUR", 500, orderId, null));
    }
  }

  private void order(Fulfilment fulfilment) {
    List<Line> lines = new ArrayList<>(List.of(Shelf.line(random)));
    for (int more = random.nextInt(3); more > 0; more--) {
      lines.add(Shelf.line(random));
    }
    order(new CreateOrder(customer(), "EUR", lines, 500, fulfilment, reference()));
  }

  private String customer() {
    return "rival-" + number / RIVALS;
  }

  private @Nullable String reference() {
    return random.nextInt(100) < 50 ? "ref-" + number / RIVALS : null;
  }

  private void follow() {
    int lot = random.nextInt(100);
    if (lot < 15) {
      // It is never paid.
      return;
    }
    if (lot < 25) {
      order(new CancelOrder("changed their mind"));
      return;
    }
    if (lot < 30) {
      // Whoever ships first is told so.
      order(new ShipOrder("carrier", null));
    }
    pay();
    if (lot < 40) {
      // At once after it, or after its deadline.
      pay();
    }
    if (lot < 50) {
      order(new CancelOrder("changed their mind, and paid"));
    } else if (lot < 60) {
      order(new ShipOrder("carrier", null));
    } else {
      order(new ShipOrder("carrier", "track-" + number));
      order(new ConfirmDelivery());
    }
  }

  private void pay() {
    order(new ProcessPayment("payment-" + number, PAYMENT, "card"));
  }

  private void cart(CartCommand command) {
    wishes.add(new Wish<>(Context.CARTS, "cart-" + number, command));
  }

  private void order(OrderCommand command) {
    wishes.add(new Wish<>(Context.ORDERS, orderId, command));
  }
}
