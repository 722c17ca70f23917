package io.jangbu.cli.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The files of a shop in which everything happens that happens in the real one. */
final class GeneratedShop {

  private static final String PRICE_OF_ONE = "38.62";
  private static final String[] TIMES = {
    "2017-10-02 10:56:33", "2017-10-02 11:07:15", "2017-10-04 19:55:00", "2017-10-10 21:25:13"
  };

  /** How far an order came: created, paid, shipped, delivered. */
  private record Course(String status, int steps, int items, String paid) {}

  private final List<String> orders = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private final List<String> payments = new ArrayList<>();

  private GeneratedShop() {}

  /** The same files whenever they are made. */
  static void write(Path directory, int orders) {
    GeneratedShop shop = new GeneratedShop();
    for (int i = 0; i < orders; i++) {
      // Spread over the partitions, as real ids are.
      UUID id = UUID.nameUUIDFromBytes(("order " + i).getBytes(UTF_8));
      shop.add(id.toString(), of(i));
    }
    ShopFiles.in(directory)
        .orders(shop.orders.toArray(String[]::new))
        .items(shop.items.toArray(String[]::new))
        .payments(shop.payments.toArray(String[]::new));
  }

  private static Course of(int number) {
    return switch (number % 100) {
      case 0 -> new Course("unavailable", 2, 0, PRICE_OF_ONE); // no line
      case 10 -> new Course("delivered", 4, 1, "0.01"); // underpaid, and all that follows from it
      case 20 -> new Course("created", 1, 1, PRICE_OF_ONE);
      case 30 -> new Course("canceled", 1, 1, PRICE_OF_ONE);
      case 40 -> new Course("canceled", 2, 1, PRICE_OF_ONE);
      case 50 -> new Course("canceled", 3, 1, PRICE_OF_ONE); // too late
      case 60 -> new Course("canceled", 4, 1, PRICE_OF_ONE); // later still
      case 70 -> new Course("processing", 2, 1, PRICE_OF_ONE);
      case 80 -> new Course("shipped", 3, 1, PRICE_OF_ONE);
      case 90 -> new Course("delivered", 4, 2, "77.24");
      default -> new Course("delivered", 4, 1, PRICE_OF_ONE);
    };
  }

  private void add(String id, Course course) {
    StringBuilder order = new StringBuilder(id + ",customer-of-" + id + "," + course.status());
    for (int step = 0; step < TIMES.length; step++) {
      order.append(',').append(step < course.steps() ? TIMES[step] : "");
    }
    orders.add(order + ",2017-10-18 00:00:00");
    for (int item = 1; item <= course.items(); item++) {
      items.add(ShopFiles.item(id, item));
    }
    payments.add(ShopFiles.payment(id, course.paid()));
  }
}
