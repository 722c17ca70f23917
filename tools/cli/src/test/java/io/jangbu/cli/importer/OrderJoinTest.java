package io.jangbu.cli.importer;

import static io.jangbu.cli.importer.ShopFiles.deliveredOrder;
import static io.jangbu.cli.importer.ShopFiles.item;
import static io.jangbu.cli.importer.ShopFiles.payment;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderJoinTest {

  @TempDir Path directory;
  @TempDir Path temp;

  @Test
  void joinsFilesThatAreInDifferentOrders() throws Exception {
    ShopFiles shop =
        ShopFiles.in(directory)
            .orders(deliveredOrder("b"), deliveredOrder("a"), deliveredOrder("a-1"))
            .items(item("a", 2), item("b", 1), item("a-1", 1), item("a", 1))
            .payments(payment("a-1", "1"), payment("a", "2"), payment("b", "3"));

    ShopReading reading = ShopReading.of(shop, temp);

    assertThat(reading.orders).extracting(OlistOrder::id).containsExactly("a", "a-1", "b");
    OlistOrder a = reading.orders.getFirst();
    assertThat(a.items()).extracting(ItemRow::number).containsExactly(1, 2);
    assertThat(a.payments()).containsExactly(new PaymentRow(1, "credit_card", 200));
    assertThat(reading.broken.any()).isFalse();
  }

  @Test
  void findsColumnsByNameThroughQuotesByteOrderMarksAndWindowsLineEnds() throws Exception {
    ShopFiles shop =
        ShopFiles.in(directory)
            .raw(
                OlistFile.ORDERS,
                "\uFEFF\"order_purchase_timestamp\",\"remark\",\"order_id\",\"order_status\","
                    + "\"customer_id\",\"order_approved_at\",\"order_delivered_carrier_date\","
                    + "\"order_delivered_customer_date\"\r\n"
                    + "\"2018-02-28 23:59:59\",\"said \"\"soon\"\", twice\",\"a\",\"created\","
                    + "\"Zoë\",\"\",,\r\n\r\n");

    ShopReading reading = ShopReading.of(shop, temp);

    assertThat(reading.broken.any()).isFalse();
    assertThat(reading.orders.getFirst().row())
        .isEqualTo(
            new OrderRow(
                "Zoë", "created", Instant.parse("2018-02-28T23:59:59Z"), null, null, null));
  }

  @Test
  void readsAnOrderWithoutItemsAndPaymentsAndAFileWithoutALastLineEnd() throws Exception {
    ShopFiles shop =
        ShopFiles.in(directory)
            .raw(OlistFile.ORDERS, ShopFiles.ORDER_COLUMNS + "\n" + deliveredOrder("a"));

    OlistOrder order = ShopReading.of(shop, temp).orders.getFirst();

    assertThat(order.items()).isEmpty();
    assertThat(order.payments()).isEmpty();
  }

  @Test
  void leavesNothingBehindInTheTemporaryDirectory() throws Exception {
    ShopReading.of(ShopFiles.in(directory).orders(deliveredOrder("a")), temp);

    assertThat(temp).isEmptyDirectory();
  }
}
