package io.jangbu.cli.importer;

import static io.jangbu.cli.importer.ShopFiles.deliveredOrder;
import static io.jangbu.cli.importer.ShopFiles.item;
import static io.jangbu.cli.importer.ShopFiles.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenRowsTest {

  @TempDir Path directory;
  @TempDir Path temp;

  static Stream<Arguments> brokenItems() {
    String amount = "price is not an amount such as 109.90: ";
    return Stream.of(
        arguments("bad,1,lamp,s,d,x1.00,1.00", amount + "\"x1.00\""),
        arguments("bad,1,lamp,s,d,1.005,1.00", amount + "\"1.005\""),
        arguments("bad,1,lamp,s,d,-1.00,1.00", amount + "\"-1.00\""),
        arguments("bad,1,lamp,s,d,1e9,1.00", amount + "\"1e9\""),
        arguments("bad,1,lamp,s,d,12345678901,1", amount + "\"12345678901\""),
        arguments("bad,1,lamp,s,d,\u001b[31m,1", amount + "\"?[31m\""),
        arguments("bad,1,lamp,s,d,1.00,", "freight_value is empty"),
        arguments("bad,one,lamp,s,d,1.00,1.00", "order_item_id is not a whole number: \"one\""),
        arguments("bad,1,a lamp,s,d,1.00,1.00", "product_id is not an id of 1 to 64"),
        arguments("bad,1,lamp,s,d,1.00", "6 columns where the file has 7"),
        arguments("bad,1,lamp,s,d,1,00,1,00", "9 columns where the file has 7"),
        arguments("bad\",1,lamp,s,d,1.00,1.00", "order_id is not an id of 1 to 64"),
        arguments("\"bad,1,lamp,s,d,1.00,1.00", "its quotes do not match"),
        arguments("bad,1,\"lamp\"x,s,d,1.00,1.00", "its quotes do not match"),
        arguments("bad,1,lamp," + "s".repeat(70_000) + ",d,1,1", "longer than 65536 characters"));
  }

  @ParameterizedTest
  @MethodSource("brokenItems")
  void tellsOfABrokenItemAndLeavesItsOrderOut(String row, String reason) throws Exception {
    ShopFiles shop =
        ShopFiles.in(directory)
            .orders(deliveredOrder("bad"), deliveredOrder("good"))
            .items(item("good", 1), row, item("good", 2));

    ShopReading reading = ShopReading.of(shop, temp);

    assertThat(reading.progress.notes.getFirst())
        .startsWith("olist_order_items_dataset.csv, line 3: " + reason)
        .endsWith(" (order bad)");
    assertThat(reading.progress.notes.get(1)).isEqualTo("order bad is left out whole");
    assertThat(reading.orders).extracting(OlistOrder::id).containsExactly("good");
    assertThat(reading.orders.getFirst().items()).hasSize(2);
    assertThat(reading.broken.orders()).isEqualTo(1);
    assertThat(reading.broken.rows(OlistFile.ITEMS)).isEqualTo(1);
  }

  static Stream<Arguments> brokenOrders() {
    String end = ",,,2017-10-18 00:00:00";
    String time = "order_purchase_timestamp is not a time such as 2017-10-02 10:56:33: ";
    return Stream.of(
        arguments("bad,c,created,2017-02-29 10:00:00," + end, time + "\"2017-02-29 10:00:00\""),
        arguments("bad,c,created,2017-02-01T10:00:00Z," + end, time),
        arguments("bad,c,created,," + end, "order_purchase_timestamp is empty"),
        arguments(
            "bad,c,created,2017-02-01 10:00:00,soon" + end, "order_approved_at is not a time"),
        arguments("bad,,created,2017-02-01 10:00:00," + end, "customer_id is empty"),
        arguments("bad,c,,2017-02-01 10:00:00," + end, "order_status is empty"),
        arguments("bad,c,created", "3 columns where the file has 8"),
        arguments(
            "bad," + "c".repeat(201) + ",created,2017-02-01 10:00:00," + end,
            "customer_id is longer than 200 characters"));
  }

  @ParameterizedTest
  @MethodSource("brokenOrders")
  void tellsOfABrokenOrderAndNotOfItsRowsInTheOtherFiles(String row, String reason)
      throws Exception {
    ShopFiles shop =
        ShopFiles.in(directory)
            .orders(deliveredOrder("good"), row)
            .items(item("bad", 1), item("good", 1))
            .payments(payment("bad", "38.62"));

    ShopReading reading = ShopReading.of(shop, temp);

    assertThat(reading.progress.notes).hasSize(2);
    assertThat(reading.progress.notes.getFirst())
        .startsWith("olist_orders_dataset.csv, line 3: " + reason);
    assertThat(reading.orders).extracting(OlistOrder::id).containsExactly("good");
  }

  static Stream<Arguments> brokenPayments() {
    return Stream.of(
        arguments("bad,1,credit_card,1,free", "payment_value is not an amount such as 109.90"),
        arguments("bad,1,credit_card,1,", "payment_value is empty"),
        arguments("bad,-1,credit_card,1,1.00", "payment_sequential is not a whole number"),
        arguments("bad,1,,1,1.00", "payment_type is empty"),
        arguments("bad,1,credit card,1,1.00", "payment_type is not an id"),
        arguments("bad,1,credit_card", "3 columns where the file has 5"));
  }

  @ParameterizedTest
  @MethodSource("brokenPayments")
  void tellsOfABrokenPaymentAndLeavesItsOrderOut(String row, String reason) throws Exception {
    ShopFiles shop =
        ShopFiles.in(directory)
            .orders(deliveredOrder("bad"), deliveredOrder("good"))
            .payments(row, payment("good", "38.62"));

    ShopReading reading = ShopReading.of(shop, temp);

    assertThat(reading.progress.notes.getFirst())
        .startsWith("olist_order_payments_dataset.csv, line 2: " + reason);
    assertThat(reading.orders).extracting(OlistOrder::id).containsExactly("good");
  }

  @Test
  void tellsOfItemsAndPaymentsOfAnUnknownOrder() throws Exception {
    ShopFiles shop =
        ShopFiles.in(directory)
            .orders(deliveredOrder("good"))
            .items(item("ghost", 1))
            .payments(payment("ghost", "1.00"));

    ShopReading reading = ShopReading.of(shop, temp);

    assertThat(reading.progress.notes)
        .containsExactly(
            "olist_order_items_dataset.csv, line 2: there is no such order (order ghost)",
            "olist_order_payments_dataset.csv, line 2: there is no such order (order ghost)");
    assertThat(reading.broken.orders()).isZero();
    assertThat(reading.orders).hasSize(1);
  }

  @Test
  void leavesOutAnOrderThatIsThereTwiceBecauseNobodyKnowsWhichIsRight() throws Exception {
    ShopFiles shop = ShopFiles.in(directory).orders(deliveredOrder("a"), deliveredOrder("a"));

    ShopReading reading = ShopReading.of(shop, temp);

    assertThat(reading.orders).isEmpty();
    assertThat(reading.progress.notes)
        .containsExactly(
            "olist_orders_dataset.csv, line 3: the order is there already (order a)",
            "order a is left out whole");
    assertThat(reading.progress.done).isEqualTo(2);
  }

  @Test
  void leavesOutAnOrderWithAnItemOrAPaymentThatIsThereTwice() throws Exception {
    ShopFiles shop =
        ShopFiles.in(directory)
            .orders(deliveredOrder("a"), deliveredOrder("b"))
            .items(item("a", 1), item("a", 1))
            .payments(payment("b", "1.00"), payment("b", "1.00"));

    ShopReading reading = ShopReading.of(shop, temp);

    assertThat(reading.orders).isEmpty();
    assertThat(reading.progress.notes)
        .contains(
            "olist_order_items_dataset.csv, line 3: the order has an item 1 already (order a)",
            "olist_order_payments_dataset.csv, line 3:"
                + " the order has a payment 1 already (order b)");
  }

  @Test
  void tellsOfARowOfWhichNotEvenTheOrderCanBeRead() throws Exception {
    ShopFiles shop =
        ShopFiles.in(directory)
            .orders(deliveredOrder("a"))
            .payments(",1,credit_card,1,1.00", payment("a", "1.00"), "x".repeat(65) + ",1,v,1,1");

    ShopReading reading = ShopReading.of(shop, temp);

    assertThat(reading.progress.notes).hasSize(2);
    assertThat(reading.progress.notes)
        .allMatch(note -> note.endsWith("; its order cannot be told"));
    assertThat(reading.orders).hasSize(1);
  }

  @Test
  void tellsOfTextThatIsNotUtf8() throws Exception {
    ShopFiles shop =
        ShopFiles.in(directory)
            .raw(
                OlistFile.ORDERS,
                ShopFiles.ORDER_COLUMNS + "\na,Zoë,created,2017-02-01 10:00:00,,,,\n",
                StandardCharsets.ISO_8859_1);

    assertThat(ShopReading.of(shop, temp).progress.notes.getFirst())
        .isEqualTo("olist_orders_dataset.csv, line 2: customer_id is not UTF-8 (order a)");
  }

  @Test
  void leavesOutAnOrderThatNoCommandCanCarry() throws Exception {
    ShopFiles shop =
        ShopFiles.in(directory)
            .orders(deliveredOrder("a"), deliveredOrder("b"))
            .items(
                IntStream.rangeClosed(1, OrderJoin.MOST_ROWS)
                    .mapToObj(number -> item("a", number))
                    .toArray(String[]::new));

    ShopReading reading = ShopReading.of(shop, temp);

    assertThat(reading.orders).extracting(OlistOrder::id).containsExactly("b");
    assertThat(reading.progress.notes)
        .containsExactly(
            "order a has 10001 rows, which no command can carry", "order a is left out whole");
  }

  @Test
  void showsTheFirstTwentyAndWritesAllToTheFile() {
    StringWriter file = new StringWriter();
    RecordedProgress progress = new RecordedProgress();
    BrokenRows broken = new BrokenRows(progress, new PrintWriter(file));

    for (int line = 1; line <= 30; line++) {
      broken.row(OlistFile.ITEMS, line, "broken");
    }

    assertThat(progress.notes).hasSize(21);
    assertThat(progress.notes.getLast()).isEqualTo("(more of this is only counted)");
    assertThat(file.toString().lines()).hasSize(30);
    assertThat(List.of(broken.rows(OlistFile.ITEMS), broken.orders())).containsExactly(30L, 0L);
  }
}
