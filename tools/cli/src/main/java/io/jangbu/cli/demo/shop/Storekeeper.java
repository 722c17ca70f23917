package io.jangbu.cli.demo.shop;

import io.jangbu.cli.demo.plan.Catalogue;
import io.jangbu.cli.demo.plan.Product;
import io.jangbu.cli.demo.plan.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Registers the products, and has {@value #DELIVERY} pieces come in whenever fewer than {@value
 * #LOW} of one are left. He looks now and then: who is fast may find the shelf empty.
 */
public final class Storekeeper {

  static final long DELIVERY = 60;
  static final long LOW = 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

  private final RunId run;
  private final Catalogue catalogue;
  private final ShopServices services;
  private final Set<String> sold = ConcurrentHashMap.newKeySet();
  private final CountDownLatch evening = new CountDownLatch(1);
  private final Map<String, Long> received = new ConcurrentHashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  public Storekeeper(RunId run, Catalogue catalogue, ShopServices services) {
    this.run = run;
    this.catalogue = catalogue;
    this.services = services;
  }

  /**
   * Puts all products on the shelf; the views show them when this returns.
   *
   * @throws GivenUpException if that cannot be done
   */
  public void open() throws GivenUpException, InterruptedException {
    for (Product product : catalogue.products()) {
      post(
          product,
          "register",
          "/products",
          Map.of("sku", product.sku(), "name", "Demo: " + product.name()));
      receive(product);
    }
    for (Product product : catalogue.products()) {
      available(product);
    }
  }

  /** Some of these are gone, or soon will be. */
  void sold(Collection<String> skus) {
    sold.addAll(skus);
  }

  /** Minds the shelf until the evening. */
  void work() throws InterruptedException {
    while (!evening.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
      try {
        for (Product product : catalogue.products()) {
          if (sold.remove(product.sku()) && available(product) < LOW) {
            receive(product);
            sold.add(product.sku());
          }
        }
      } catch (GivenUpException e) {
        problems.add(e.sentence());
      }
    }
  }

  /** Lets the storekeeper go home. */
  void close() {
    evening.countDown();
  }

  /** The pieces that have come in, by sku. To be asked when the work is over. */
  public Map<String, Long> received() {
    return Map.copyOf(received);
  }

  /** What was not as it should be. To be asked when the work is over. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private void receive(Product product) throws GivenUpException, InterruptedException {
    long before = received.getOrDefault(product.sku(), 0L);
    Answer answer =
        post(
            product,
            "receipt/" + before / DELIVERY,
            "/products/" + product.sku() + "/receipts",
            Map.of("quantity", DELIVERY));
    received.put(product.sku(), before + DELIVERY);
    versions.put(product.sku(), answer.version());
  }

  /** As of what came in last. */
  private long available(Product product) throws GivenUpException, InterruptedException {
    String path =
        "/products/%s?minVersion=%d"
            .formatted(product.sku(), versions.getOrDefault(product.sku(), 0L));
    Answer answer = services.get(path);
    if (!answer.isAccepted()) {
      throw GivenUpException.unexpected("GET " + path, answer);
    }
    return answer.body().path("available").asLong();
  }

  private Answer post(Product product, String step, String path, Map<String, Object> body)
      throws GivenUpException, InterruptedException {
    Answer answer =
        services.post(new Command(path, body, run.command(product.sku(), step), run.id()));
    if (!answer.isAccepted()) {
      throw GivenUpException.unexpected("POST " + path, answer);
    }
    return answer;
  }
}
