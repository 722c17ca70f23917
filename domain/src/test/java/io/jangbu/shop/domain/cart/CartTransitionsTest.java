package io.jangbu.shop.domain.cart;

import static io.jangbu.shop.domain.cart.CartFixtures.addMugs;
import static io.jangbu.shop.domain.cart.CartFixtures.addTea;
import static io.jangbu.shop.domain.cart.CartFixtures.changeMugs;
import static io.jangbu.shop.domain.cart.CartFixtures.checkOut;
import static io.jangbu.shop.domain.cart.CartFixtures.removeMugs;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.Decision.Rejected;
import io.jangbu.shop.domain.TransitionTable;
import io.jangbu.shop.domain.cart.CartCommand.ExpireCart;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.cart.CartEvent.CartExpired;
import io.jangbu.shop.domain.cart.CartEvent.ProductAddedToCart;
import io.jangbu.shop.domain.cart.CartEvent.ProductRemovedFromCart;
import io.jangbu.shop.domain.cart.CartEvent.QuantityChanged;
import io.jangbu.testkit.DeciderSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state, against the public contract's "Carts". */
class CartTransitionsTest {

  private static final String TABLE =
      """
      | state       | add 3 mugs at 9     | add a tea           | change to 5         | change to 2         | remove the mugs     | check out           | expire              |
      | none        | Added mug 3 9       | Added tea 1 300     | CART_NOT_FOUND      | CART_NOT_FOUND      | CART_NOT_FOUND      | CART_NOT_FOUND      | CART_NOT_FOUND      |
      | open        | Added mug 5 9       | Added tea 1 300     | Changed mug 5       | nothing             | Removed mug         | CheckedOut o-1 2500 | Expired             |
      | emptied     | Added mug 3 9       | Added tea 1 300     | NOT_IN_CART         | NOT_IN_CART         | NOT_IN_CART         | EMPTY_CART          | Expired             |
      | checked out | ALREADY_CHECKED_OUT | ALREADY_CHECKED_OUT | ALREADY_CHECKED_OUT | ALREADY_CHECKED_OUT | ALREADY_CHECKED_OUT | ALREADY_CHECKED_OUT | ALREADY_CHECKED_OUT |
      | expired     | CART_EXPIRED        | CART_EXPIRED        | CART_EXPIRED        | CART_EXPIRED        | CART_EXPIRED        | CART_EXPIRED        | CART_EXPIRED        |
      """;

  private static final Map<String, List<CartEvent>> STATES =
      Map.of(
          "none", CartFixtures.noCart(),
          "open", CartFixtures.openCart(),
          "emptied", CartFixtures.emptiedCart(),
          "checked out", CartFixtures.checkedOutCart(),
          "expired", CartFixtures.expiredCart());

  private static final List<CartCommand> COMMANDS =
      List.of(
          addMugs(3, 9),
          addTea(),
          changeMugs(5),
          changeMugs(2),
          removeMugs(),
          checkOut(),
          new ExpireCart());

  private final DeciderSpec<CartCommand, CartEvent, Cart> spec =
      new DeciderSpec<>(new CartDecider());

  @ParameterizedTest(name = "{0}: {2} -> {3}")
  @MethodSource("cells")
  void answersEveryCommandInEveryState(
      String state, List<CartEvent> history, CartCommand command, String answer) {
    assertThat(told(spec.given(history).when(command).decision())).isEqualTo(answer);
  }

  static Stream<Arguments> cells() {
    return new TransitionTable<>(TABLE, STATES, COMMANDS).cells();
  }

  private static String told(Decision<CartEvent> decision) {
    return switch (decision) {
      case Rejected<CartEvent>(var code, _) -> code.name();
      case Accepted<CartEvent>(var events) when events.isEmpty() -> "nothing";
      case Accepted<CartEvent>(var events) ->
          events.stream().map(CartTransitionsTest::told).collect(Collectors.joining(", "));
    };
  }

  private static String told(CartEvent event) {
    return switch (event) {
      case ProductAddedToCart(var sku, var quantity, var price) ->
          "Added %s %d %d".formatted(sku, quantity, price);
      case QuantityChanged(var sku, var quantity) -> "Changed %s %d".formatted(sku, quantity);
      case ProductRemovedFromCart(var sku) -> "Removed " + sku;
      case CartCheckedOut checkedOut ->
          "CheckedOut %s %d".formatted(checkedOut.orderId(), checkedOut.total());
      case CartExpired() -> "Expired";
    };
  }
}
