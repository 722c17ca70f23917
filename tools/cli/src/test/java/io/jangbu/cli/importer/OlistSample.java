package io.jangbu.cli.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A sample of 3,000 orders of the real data set, and the figures that belong to it. It has a
 * licence of its own and is no part of the project: it is looked for next to the project, or where
 * the system property {@code olist.sample} says.
 */
final class OlistSample {

  static final Path DIRECTORY =
      Path.of(System.getProperty("olist.sample", "../../../shared/data/olist"));

  /** The tables of the report. */
  static final List<String> FIGURES =
      List.of(
          "Accepted commands 11832",
          "OrderCreated 2982",
          "PaymentProcessed 2977",
          "OrderShipped 2951",
          "OrderDelivered 2915",
          "OrderCancelled 7",
          "",
          "Rejected commands 67",
          "CreateOrder EMPTY_ORDER 18",
          "ProcessPayment ORDER_NOT_FOUND 13",
          "ProcessPayment UNDERPAID 5",
          "ShipOrder NOT_PAID 5",
          "ConfirmDelivery NOT_SHIPPED 5",
          "CancelOrder ALREADY_DELIVERED 1",
          "CancelOrder ALREADY_SHIPPED 2",
          "CancelOrder ORDER_NOT_FOUND 18",
          "",
          "Orders by status 2982",
          "CREATED 5",
          "PAID 19",
          "SHIPPED 36",
          "DELIVERED 2915",
          "CANCELLED 7",
          "");

  private OlistSample() {}

  static boolean isPresent() {
    return Files.isDirectory(DIRECTORY);
  }
}
