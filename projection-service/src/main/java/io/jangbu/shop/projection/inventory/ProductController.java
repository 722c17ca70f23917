package io.jangbu.shop.projection.inventory;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryRejection;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.starter.projection.listing.ListQuery;
import io.jangbu.starter.projection.reading.ReadSide;
import io.jangbu.starter.projection.reading.StreamController;
import io.jangbu.starter.projection.reading.StreamForm;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked about products. */
@RestController
@Tag(name = "products")
@RequestMapping("/products")
final class ProductController extends StreamController<InventoryEvent, Stock, ProductJson> {

  ProductController(Projection<InventoryEvent, Stock> inventory, ReadSide readSide) {
    super(
        inventory,
        readSide,
        new StreamForm<>(ProductJson.class, ProductJson::of, InventoryRejection.PRODUCT_NOT_FOUND));
  }

  /** A part of the products, the least available first, then by sku. */
  @GetMapping
  ProductPage list(
      HttpServletRequest request,
      @RequestParam @Nullable Long availableBelow,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable String sku,
      @RequestParam @Nullable Long minVersion) {
    return list(
        request,
        ListQuery.of(
            ProductsByAvailable.below(availableBelow),
            cursor,
            limit,
            ProductJson::of,
            ProductsByAvailable::key),
        sku,
        minVersion,
        ProductPage.class,
        ProductPage::new);
  }
}
