package io.jangbu.shop.domain.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.shop.domain.RandomSequences;
import io.jangbu.shop.domain.RandomSequences.Walk;
import io.jangbu.shop.domain.cart.Cart.Existing;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartCommand.ExpireCart;
import io.jangbu.shop.domain.cart.CartCommand.RemoveProductFromCart;
import io.jangbu.shop.domain.order.Line;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Carts by chance, against a map of their own. */
class CartSequencesTest {

  @Test
  void holdsWhatWasPutInAndNotTakenOutAndReplaysToTheSameState() {
    var sequences = new RandomSequences<>(new CartDecider(), 2_000, 30);

    assertThat(sequences.walk(CartWalk::new))
        .as("every rejection")
        .containsExactlyInAnyOrder(CartRejection.values());
  }

  private static final class CartWalk implements Walk<CartCommand, CartEvent, Cart> {

    private static final long[] NUMBERS = {
      Long.MIN_VALUE, -1, 0, 1, 2, 19_90, 1L << 32, Long.MAX_VALUE - 1, Long.MAX_VALUE
    };

    private final Random random;
    private final Map<String, Line> lines = new TreeMap<>();

    CartWalk(Random random) {
      this.random = random;
    }

    @Override
    public CartCommand next() {
      String sku = "sku-" + random.nextInt(3);
      return switch (random.nextInt(9)) {
        case 0, 1, 2 -> new AddProductToCart(sku, number(), number());
        case 3, 4 -> new ChangeQuantity(sku, number());
        case 5, 6 -> new RemoveProductFromCart(sku);
        case 7 -> random.nextInt(4) == 0 ? new ExpireCart() : new RemoveProductFromCart(sku);
        default ->
            new CheckOutCart("c-1", random.nextInt(9) == 0 ? "QQQ" : "EUR", number(), "o-1", null);
      };
    }

    private long number() {
      return random.nextInt(3) == 0
          ? NUMBERS[random.nextInt(NUMBERS.length)]
          : 1 + random.nextInt(9);
    }

    @Override
    public void check(CartCommand command, Cart before, Decision<CartEvent> decision, Cart after) {
      if (decision instanceof Accepted<CartEvent>(var events)) {
        assertThat(events).as("%s", command).hasSizeLessThanOrEqualTo(1);
        switch (command) {
          case AddProductToCart(var sku, var quantity, var price) ->
              lines.merge(
                  sku,
                  new Line(sku, quantity, price),
                  (was, added) -> new Line(sku, was.quantity() + quantity, price));
          case ChangeQuantity(var sku, var quantity) ->
              lines.computeIfPresent(sku, (_, was) -> new Line(sku, quantity, was.unitPrice()));
          case RemoveProductFromCart(var sku) -> lines.remove(sku);
          case CheckOutCart _ -> assertThat(after).isInstanceOf(Cart.CheckedOut.class);
          case ExpireCart() -> assertThat(after).isInstanceOf(Cart.Expired.class);
        }
      }
      List<Line> held = after instanceof Existing cart ? cart.lines() : List.of();
      assertThat(held).as("%s", command).containsExactlyInAnyOrderElementsOf(lines.values());
    }
  }
}
