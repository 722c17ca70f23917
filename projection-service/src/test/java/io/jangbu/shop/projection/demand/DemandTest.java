package io.jangbu.shop.projection.demand;

import static io.jangbu.projection.OrderStream.CANCEL;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.projection.CountedStores;
import io.jangbu.projection.OrderStream;
import io.jangbu.projection.ProductStream;
import io.jangbu.projection.ProjectionDriver;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.projection.inventory.Products;
import io.jangbu.shop.projection.order.OrderStatus;
import io.jangbu.shop.projection.order.Orders;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.testkit.Rounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the demand for products follows the orders and the stock. */
class DemandTest {

  private final Projection<OrderEvent, Order> orders = Orders.projection();
  private final Projection<InventoryEvent, Stock> products = Products.projection();
  private ProjectionDriver driver;

  @BeforeEach
  void start(@TempDir Path state) {
    driver = new ProjectionDriver(state, 1, orders, products);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void addsUpTheLinesOfAnOrderAndForgetsItOnceItIsNotOpen() {
    stock("kettle", 7);
    order("o-1", OrderStream.create(line("kettle", 2), line("cup", 1), line("kettle", 3)), PAY);
    order("o-2", OrderStream.create(line("kettle", 4)));
    order("o-3", OrderStream.create(line("kettle", 5)), CANCEL);
    order("o-4", OrderStream.create(line("kettle", 6)), PAY, SHIP);
    assertThat(demand("kettle"))
        .isEqualTo(
            new Demand(
                "kettle",
                7L,
                List.of(
                    new OpenOrder("o-1", OrderStatus.PAID, 5),
                    new OpenOrder("o-2", OrderStatus.CREATED, 4)),
                9,
                null));
  }

  @Test
  void knowsNoDemandForWhatIsNoProduct() {
    order("o-1", OrderStream.create(line("kettle", 2)));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> demand("kettle"))
        .satisfies(problem ->
            assertThat(problem.getBody().getProperties())
                .containsEntry("code", "PRODUCT_NOT_FOUND"));
  }

  @Test
  void leavesOutLinesThatCanBeNoProduct() {
    stock("a", 1);
    order(
        "o-1",
        OrderStream.create(
            line("a/o-9", 1), line(".", 2), line("ä", 3), line("a b", 4), line("a", 5)));
    assertThat(demand("a").openQuantity()).isEqualTo(5);
    assertThat(driver.keys("orders-open-by-sku")).containsExactly("a/o-1");
    assertThat(driver.keys("orders-open-quantities")).containsExactly("a");
  }

  @Test
  void staysExactWhereNumbersAreTooLarge() {
    stock("kettle", 1);
    Line most = line("kettle", Long.MAX_VALUE);
    order("o-1", OrderStream.create(line("kettle", 3)));
    for (int i = 2; i < 6; i++) {
      order("o-" + i, OrderStream.create(most, most));
    }
    assertThat(demand("kettle").openQuantity()).isEqualTo(Long.MAX_VALUE);
    assertThat(demand("kettle").openOrders().getLast().quantity()).isEqualTo(Long.MAX_VALUE);
    for (int i = 2; i < 6; i++) {
      driver.publish(
          orders, OrderStream.of("o-" + i, OrderStream.create(most, most), CANCEL).subList(1, 2));
    }
    assertThat(demand("kettle").openQuantity()).isEqualTo(3);
  }

  @Test
  void forgetsAnOrderWhoseContentIsErased() {
    stock("kettle", 7);
    order("o-1", OrderStream.create(line("kettle", 2)), PAY);
    driver.put(orders, "o-1/0000000001", null);
    assertThat(demand("kettle")).isEqualTo(new Demand("kettle", 7L, List.of(), 0, null));
    assertThat(driver.keys("orders-open-by-sku")).isEmpty();
    assertThat(driver.keys("orders-open-quantities")).isEmpty();
  }

  @Test
  void readsAsMuchHoweverManyOtherOrdersThereAre() {
    stock("kettle", 7);
    for (int i = 0; i < 20; i++) {
      order("k-" + i, OrderStream.create(line("kettle", 1)));
    }
    int alone = reads("kettle", 10);
    for (int i = 0; i < 3_000; i++) {
      order("x-" + i, OrderStream.create(line(i % 2 == 0 ? "kettle-" : "kettl", 1)));
    }
    assertThat(reads("kettle", 10)).isEqualTo(alone);
  }

  @Test
  void isWhatAModelSaysOverRandomHistories() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    DemandModel model = new DemandModel(random);
    for (int change = 0; change < Rounds.of(1_000, 5_000); change++) {
      model.change(driver, orders, products);
      String when = "seed " + seed + ", change " + change;
      String sku = model.someSku();
      Demand expected = model.demand(sku);
      if (expected.available() == null) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> demand(sku));
      } else {
        assertThat(demand(sku)).as(when).isEqualTo(expected);
        int limit = 1 + random.nextInt(5);
        assertThat(pages(sku, limit, expected.openQuantity()))
            .as(when)
            .isEqualTo(expected.openOrders());
      }
    }
  }

  private List<OpenOrder> pages(String sku, int limit, long openQuantity) {
    List<OpenOrder> all = new ArrayList<>();
    String cursor = null;
    do {
      Demand page = demand(driver, sku, limit, cursor);
      assertThat(page.openQuantity()).isEqualTo(openQuantity);
      assertThat(page.openOrders()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.openOrders());
      cursor = page.nextCursor();
    } while (cursor != null);
    return all;
  }

  private int reads(String sku, int limit) {
    CountedStores counted = new CountedStores(driver);
    demand(counted, sku, limit, null);
    return counted.reads();
  }

  private Demand demand(String sku) {
    return demand(driver, sku, 1000, null);
  }

  private Demand demand(LocalStores stores, String sku, int limit, @Nullable String cursor) {
    DemandQuery query = DemandQuery.of(sku, cursor, limit);
    return query.merged(
        List.of(query.ofProduct(driver.view(products, sku)), query.ofOrders(stores, orders)));
  }

  private void order(String orderId, OrderCommand... commands) {
    driver.publish(orders, OrderStream.of(orderId, commands));
  }

  private void stock(String sku, long quantity) {
    driver.publish(products, ProductStream.of(sku, REGISTER, receive(quantity)));
  }

  private static Line line(String sku, long quantity) {
    return new Line(sku, quantity, 0);
  }
}
