package io.jangbu.shop.domain.cart;

import static io.jangbu.shop.domain.cart.CartFixtures.MUGS;
import static io.jangbu.shop.domain.cart.CartFixtures.addMugs;
import static io.jangbu.shop.domain.cart.CartFixtures.addTea;
import static io.jangbu.shop.domain.cart.CartFixtures.changeMugs;
import static io.jangbu.shop.domain.cart.CartFixtures.checkOut;
import static io.jangbu.shop.domain.cart.CartFixtures.checkedOut;
import static io.jangbu.shop.domain.cart.CartFixtures.noCart;
import static io.jangbu.shop.domain.cart.CartFixtures.openCart;
import static io.jangbu.shop.domain.cart.CartRejection.INVALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.Decision.Rejected;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.cart.CartEvent.ProductAddedToCart;
import io.jangbu.shop.domain.cart.CartEvent.QuantityChanged;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.testkit.DeciderSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CartBoundsTest {

  private static final long MOST = Long.MAX_VALUE;

  private final DeciderSpec<CartCommand, CartEvent, Cart> spec =
      new DeciderSpec<>(new CartDecider());

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void rejectsAQuantityBelowOne(long quantity) {
    spec.given(noCart()).when(addMugs(quantity, 1)).thenRejected(INVALID);
    spec.given(openCart()).when(addMugs(quantity, 1)).thenRejected(INVALID);
    spec.given(openCart()).when(changeMugs(quantity)).thenRejected(INVALID);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void rejectsAPriceOrAFeeBelowNothing(long amount) {
    spec.given(noCart()).when(addMugs(1, amount)).thenRejected(INVALID);
    spec.given(openCart())
        .when(new CheckOutCart("c-1", "BRL", amount, "o-1", null))
        .thenRejected(INVALID);
  }

  @Test
  void takesAsManyPiecesAsALongHolds() {
    spec.given(noCart()).when(addMugs(MOST, 1)).then(new ProductAddedToCart("mug", MOST, 1));
    spec.given(openCart()).when(addMugs(MOST - 2, 1)).then(new ProductAddedToCart("mug", MOST, 1));
    spec.given(openCart()).when(addMugs(MOST - 1, 0)).thenRejected(INVALID);
  }

  @Test
  void takesAsMuchMoneyAsALongHolds() {
    spec.given(openCart())
        .when(new AddProductToCart("tea", 1, MOST - 20_00))
        .then(new ProductAddedToCart("tea", 1, MOST - 20_00));
    spec.given(openCart()).when(new AddProductToCart("tea", 1, MOST - 19_99)).thenRejected(INVALID);
    spec.given(openCart())
        .when(changeMugs(MOST / 10_00))
        .then(new QuantityChanged("mug", MOST / 10_00));
    spec.given(openCart()).when(changeMugs(MOST / 10_00 + 1)).thenRejected(INVALID);
    spec.given(openCart())
        .when(new CheckOutCart("c-1", "BRL", MOST - 19_99, "o-1", null))
        .thenRejected(INVALID);
  }

  @Test
  void takesAThousandProductsAndNotOneMore() {
    List<CartEvent> thousand =
        new ArrayList<>(
            IntStream.range(0, 1_000)
                .mapToObj(i -> new ProductAddedToCart("sku-" + i, 1, 1))
                .toList());

    spec.given(thousand.subList(0, 999))
        .when(addTea())
        .then(new ProductAddedToCart("tea", 1, 3_00));
    spec.given(thousand).when(addTea()).thenRejected(INVALID);
    spec.given(thousand)
        .when(new AddProductToCart("sku-7", 1, 2))
        .then(new ProductAddedToCart("sku-7", 2, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "brl", "QQQ", "XXX", "XAU", "DEM"})
  void rejectsMoneyThatIsNotInUse(String currency) {
    spec.given(openCart())
        .when(new CheckOutCart("c-1", currency, 0, "o-1", null))
        .thenRejected(INVALID);
  }

  /** field · the history in which it is asked · the command with the text */
  static Stream<Arguments> texts() {
    return Stream.of(
        text("sku", noCart(), t -> new AddProductToCart(t, 1, 1)),
        text("sku", openCart(), t -> new AddProductToCart(t, 1, 1)),
        text("customerId", openCart(), t -> new CheckOutCart(t, "BRL", 0, "o-1", null)),
        text("reference", openCart(), t -> new CheckOutCart("c-1", "BRL", 0, "o-1", t)));
  }

  private static Arguments text(
      String field, List<CartEvent> history, Function<String, CartCommand> with) {
    return Arguments.of(field, history, with);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void takesOneToSixtyFourCodePoints(
      String field, List<CartEvent> history, Function<String, CartCommand> with) {
    for (String text : List.of("a", " ", "장".repeat(64), "📦".repeat(64))) {
      assertThat(spec.given(history).when(with.apply(text)).decision())
          .as(field)
          .isInstanceOf(Accepted.class);
    }
    for (String text : List.of("", "a".repeat(65), "📦".repeat(64) + "a", "a\0")) {
      assertThat(spec.given(history).when(with.apply(text)).decision())
          .isEqualTo(
              new Rejected<CartEvent>(
                  INVALID, field + " has 1 to 64 characters, none of them NUL"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "o 1", "o/1", "주문", "o-1\n"})
  void refusesAnOrderIdOutOfItsForm(String orderId) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CheckOutCart("c-1", "BRL", 0, orderId, null));
  }

  @Test
  void checksOutWithoutAReference() {
    spec.given(openCart())
        .when(new CheckOutCart("c-1", "BRL", 0, "o-1", null))
        .then(new CartCheckedOut("c-1", "BRL", List.of(MUGS), 0, 20_00, "o-1", null));
  }

  @Test
  void keepsItsProductsInTheOrderInWhichTheyCame() {
    List<CartEvent> history =
        List.of(
            new ProductAddedToCart("mug", 1, 10_00),
            new ProductAddedToCart("tea", 1, 3_00),
            new ProductAddedToCart("mug", 2, 9_00),
            new QuantityChanged("tea", 4));

    assertThat(fold(history))
        .isEqualTo(new Cart.Open(List.of(new Line("mug", 2, 9_00), new Line("tea", 4, 3_00))));
  }

  @Test
  void checksOutWhatAnOrderTakes() {
    assertThat(spec.given(openCart()).when(checkOut()).decision())
        .isEqualTo(new Accepted<CartEvent>(List.of(checkedOut())));
    CartCheckedOut cart = checkedOut();
    assertThat(
            new OrderDecider()
                .decide(
                    new CreateOrder(
                        cart.customerId(), cart.currency(), cart.lines(), cart.shippingFee()),
                    new Order.NotCreated()))
        .isInstanceOf(Accepted.class);
  }

  private static Cart fold(List<CartEvent> history) {
    CartDecider decider = new CartDecider();
    Cart cart = decider.initialState();
    for (CartEvent event : history) {
      cart = decider.evolve(cart, event);
    }
    return cart;
  }
}
