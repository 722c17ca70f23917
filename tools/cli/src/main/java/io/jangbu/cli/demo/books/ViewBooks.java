package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.books.Entry.CartEntry;
import io.jangbu.cli.demo.books.Entry.OrderEntry;
import io.jangbu.cli.demo.books.Entry.ProcessEntry;
import io.jangbu.cli.demo.books.Entry.StockEntry;
import io.jangbu.cli.demo.plan.Catalogue;
import io.jangbu.cli.demo.plan.Product;
import io.jangbu.cli.demo.shop.GivenUpException;
import io.jangbu.cli.demo.shop.ShopServices;
import io.jangbu.cli.demo.shop.Visit;
import java.util.List;
import java.util.Objects;

/** Reads what the views show of a run. What is at its end is read once. */
public final class ViewBooks {

  private final ViewShelf<CartEntry> carts;
  private final ViewShelf<OrderEntry> orders;
  private final ViewShelf<ProcessEntry> processes;
  private final ViewShelf<StockEntry> products;
  private final List<String> skus;

  public ViewBooks(ShopServices services, Catalogue catalogue) {
    skus = catalogue.products().stream().map(Product::sku).toList();
    carts =
        new ViewShelf<>(services, "/carts/", ViewEntries::cart, cart -> cart.end() != CartEnd.OPEN);
    orders =
        new ViewShelf<>(services, "/orders/", ViewEntries::order, order -> order.end().isFinal());
    processes =
        new ViewShelf<>(
            services,
            "/processes/fulfilment/",
            ViewEntries::process,
            process ->
                process.end() == ProcessEnd.COMPLETED || process.end() == ProcessEnd.COMPENSATED);
    products = new ViewShelf<>(services, "/products/", ViewEntries::product, _ -> false);
  }

  /**
   * Reads what these visits have led to. What does not exist is left out.
   *
   * @throws GivenUpException if a view does not answer in time, or as it should
   */
  public Books read(List<Visit> visits) throws GivenUpException, InterruptedException {
    List<String> orderIds = visits.stream().map(Visit::orderId).filter(Objects::nonNull).toList();
    return new Books(
        carts.read(visits.stream().map(Visit::cartId).toList()),
        orders.read(orderIds),
        processes.read(orderIds),
        products.read(skus));
  }
}
