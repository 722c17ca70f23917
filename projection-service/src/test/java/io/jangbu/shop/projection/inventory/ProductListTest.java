package io.jangbu.shop.projection.inventory;

import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.receive;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.projection.CountedStores;
import io.jangbu.projection.ProductStream;
import io.jangbu.projection.ProjectionDriver;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.starter.projection.listing.ListQuery;
import io.jangbu.testkit.Rounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of products, of which the least available come first. */
class ProductListTest {

  private static final int CHANGES = Rounds.of(2_000, 10_000);
  private static final int MANY = Rounds.of(20_000, 100_000);
  private static final int PRODUCTS = 200;

  private final Projection<InventoryEvent, Stock> projection =
      new InventoryProjection().inventory();
  private ProjectionDriver driver;

  @BeforeEach
  void start(@TempDir Path state) {
    driver = new ProjectionDriver(state, 1, projection);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void isRightAfterEachOfThousandsOfChanges() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    StockModel model = new StockModel(random, PRODUCTS);
    for (int change = 0; change < CHANGES; change++) {
      for (StockModel.Change record : model.change()) {
        driver.put(projection, record.id().toString(), value(record.event()));
      }
      String when = "seed " + seed + ", change " + change;
      Long below = model.someQuantity();
      List<String> expected = model.skus(below);
      assertThat(skus(page(driver, below, 1000, null))).as(when).isEqualTo(expected);
      int limit = 1 + random.nextInt(40);
      if (change % 100 == 0) {
        assertThat(skus(pages(below, limit))).as(when).isEqualTo(expected);
      } else {
        ProductPage first = page(driver, below, limit, null);
        assertThat(skus(first)).as(when).isEqualTo(model.slice(expected, 0, limit));
        if (first.nextCursor() != null) {
          assertThat(skus(page(driver, below, limit, first.nextCursor())))
              .as(when)
              .isEqualTo(model.slice(expected, limit, limit));
        }
        assertThat(first.nextCursor() != null).as(when).isEqualTo(expected.size() > limit);
      }
    }
    assertThat(driver.keys("inventory-by-available")).hasSameSizeAs(model.skus(null));
  }

  @Test
  void readsAsManyEntriesOfManyThousandProductsAsOfAHundred() {
    stock(0, 100);
    List<Integer> ofAHundred = reads();
    stock(100, MANY);
    assertThat(reads()).isEqualTo(ofAHundred);
    // Of the index and of the view each, and one more to see whether there is another page.
    assertThat(ofAHundred).containsExactly(2 * 51, 2 * 51, 2 * 6, 2 * 51);
  }

  @ParameterizedTest
  @CsvSource({
    "1, a, 30, b c a",
    "2, a, 30, a b c",
    "2, a, 8, a b c",
    "3, a, 30, a b c",
    "3, c, 1, c a b",
    "2, b, 1, b a c",
    "1, c, 6, a c b"
  })
  void showsEachProductOnceThoughOneMovesWhileItIsRead(
      int atKey, String sku, long available, String expected) {
    Map<String, ProductStream> streams = new HashMap<>();
    Map.of("a", 5L, "b", 7L, "c", 20L)
        .forEach((product, quantity) -> {
          ProductStream stream = new ProductStream(product);
          streams.put(product, stream);
          driver.publish(projection, stream.handleAll(List.of(REGISTER, receive(quantity))));
        });
    ProductStream moving = requireNonNull(streams.get(sku));
    CountedStores stores =
        new CountedStores(
            driver,
            key -> {
              if (key == atKey) {
                driver.publish(
                    projection, moving.handleAll(List.of(new CorrectStock(available, "counted"))));
              }
            });

    assertThat(skus(page(stores, null, 10, null))).containsExactly(expected.split(" "));
  }

  /** Six of ten have less than 10 pieces. */
  private void stock(int from, int to) {
    for (int i = from; i < to; i++) {
      driver.publish(
          projection, ProductStream.of("p-%06d".formatted(i), REGISTER, receive(4 + i % 10)));
    }
  }

  private List<Integer> reads() {
    String second = page(driver, 10L, 50, null).nextCursor();
    return List.of(
        reads(10L, 50, null), reads(null, 50, null), reads(10L, 5, second), reads(1000L, 50, null));
  }

  private int reads(@Nullable Long below, int limit, @Nullable String cursor) {
    CountedStores counted = new CountedStores(driver);
    page(counted, below, limit, cursor);
    return counted.reads();
  }

  private List<ProductJson> pages(@Nullable Long below, int limit) {
    List<ProductJson> all = new ArrayList<>();
    String cursor = null;
    do {
      ProductPage page = page(driver, below, limit, cursor);
      all.addAll(page.products());
      cursor = page.nextCursor();
    } while (cursor != null);
    return all;
  }

  private ProductPage page(
      LocalStores stores, @Nullable Long below, int limit, @Nullable String cursor) {
    return ListQuery.of(
            ProductsByAvailable.below(below),
            cursor,
            limit,
            ProductJson::of,
            ProductsByAvailable::key)
        .page(stores, projection, ProductPage::new);
  }

  private static List<String> skus(ProductPage page) {
    return skus(page.products());
  }

  private static List<String> skus(List<ProductJson> products) {
    return products.stream().map(ProductJson::sku).toList();
  }

  private byte @Nullable [] value(@Nullable EventEnvelope<InventoryEvent> event) {
    return event == null ? null : projection.codec().encodeEvent(event);
  }
}
