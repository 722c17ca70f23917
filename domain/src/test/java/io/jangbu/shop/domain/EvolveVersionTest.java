package io.jangbu.shop.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Fold;
import io.jangbu.core.claim.ClaimDecider;
import io.jangbu.shop.domain.cart.CartDecider;
import io.jangbu.shop.domain.fulfilment.FulfilmentFold;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.inventory.ProductDecider;
import io.jangbu.shop.domain.inventory.StockFold;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderDecider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * States that are kept go by the {@code evolveVersion} that made them. Whoever changes what {@code
 * evolve} makes of events and forgets to raise it is told so here: the same sequences of events are
 * folded each time, and a digest of all states on the way is stored per version.
 */
class EvolveVersionTest {

  private static final int SEQUENCES = 200;
  private static final int EVENTS = 30;

  /** Digests by version, from 1. One that is there is never changed. */
  private static final List<String> ORDERS = List.of("fc1949f82ebf965c");

  private static final List<String> ORDERS_WITH_STOCK = List.of("265c31d262fe4c0b");
  private static final List<String> STOCK = List.of("e38a1798009b3261");
  private static final List<String> PRODUCTS = List.of("32aca190810f60f5");
  private static final List<String> FULFILMENTS = List.of("5316ce198283b554");
  private static final List<String> CLAIMS = List.of("40151faa343ad7a3");
  private static final List<String> CARTS = List.of("68f84443573e8f14");

  @Test
  void ordersAreFoldedAsTheirEvolveVersionSays() {
    // What these events do not say was not there when the digest was made.
    Function<Order, String> text =
        order -> order.toString().replace(", fulfilment=NONE, reference=null", "");
    check("orders", new OrderDecider(), RandomEvents::ofOrder, text, ORDERS);
  }

  @Test
  void ordersWhoseStockIsReservedAreFoldedAsTheirEvolveVersionSays() {
    check(
        "orders with stock",
        new OrderDecider(),
        RandomEvents::ofOrderWithStock,
        Object::toString,
        ORDERS_WITH_STOCK);
  }

  @Test
  void theStockOfProductsIsFoldedAsItsEvolveVersionSays() {
    check("stock", new StockFold(), RandomEvents::ofProduct, Object::toString, STOCK);
  }

  @Test
  void productsAreFoldedAsTheirEvolveVersionSays() {
    Function<Product, String> text =
        product -> product.stock() + " " + new TreeMap<>(product.reservations().changes());
    check("products", new ProductDecider(), RandomEvents::ofProduct, text, PRODUCTS);
  }

  @Test
  void cartsAreFoldedAsTheirEvolveVersionSays() {
    check("carts", new CartDecider(), RandomEvents::ofCart, Object::toString, CARTS);
  }

  @Test
  void fulfilmentsAreFoldedAsTheirEvolveVersionSays() {
    check(
        "fulfilments",
        new FulfilmentFold(),
        RandomFulfilmentEvents::next,
        Object::toString,
        FULFILMENTS);
  }

  @Test
  void claimsAreFoldedAsTheirEvolveVersionSays() {
    check("claims", new ClaimDecider(), RandomEvents::ofClaim, Object::toString, CLAIMS);
  }

  private static <E, S> void check(
      String context,
      Fold<E, S> fold,
      Function<Random, E> events,
      Function<S, String> text,
      List<String> digests) {
    int version = fold.evolveVersion();
    String digest = digest(fold, events, text);
    assertThat(digests)
        .as("store the digest of evolve version %d of %s: %s", version, context, digest)
        .hasSize(version);
    assertThat(digest)
        .as(
            "evolve of %s gives other states: raise evolveVersion to %d and store the new digest"
                + " %s",
            context, version + 1, digest)
        .isEqualTo(digests.getLast());
  }

  private static <E, S> String digest(
      Fold<E, S> fold, Function<Random, E> events, Function<S, String> text) {
    MessageDigest digest = sha256();
    for (int seed = 1; seed <= SEQUENCES; seed++) {
      Random random = new Random(seed);
      S state = fold.initialState();
      for (int i = 0; i < EVENTS; i++) {
        state = fold.evolve(state, events.apply(random));
        digest.update((text.apply(state) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
