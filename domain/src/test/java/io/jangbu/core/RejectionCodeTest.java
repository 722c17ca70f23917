package io.jangbu.core;

import static io.jangbu.core.RejectionCode.Kind.CONFLICT;
import static io.jangbu.core.RejectionCode.Kind.INVALID;
import static io.jangbu.core.RejectionCode.Kind.NOT_FOUND;
import static io.jangbu.core.RejectionCode.Kind.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.RejectionCode.Kind;
import io.jangbu.shop.domain.cart.CartRejection;
import io.jangbu.shop.domain.fulfilment.FulfilmentRejection;
import io.jangbu.shop.domain.inventory.InventoryRejection;
import io.jangbu.shop.domain.order.OrderRejection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the public contract's errors over HTTP: 404, 412, 422, and 409 for all others. */
class RejectionCodeTest {

  private static final Map<Kind, Set<String>> CONTRACT =
      Map.of(
          NOT_FOUND,
              Set.of("ORDER_NOT_FOUND", "PRODUCT_NOT_FOUND", "CART_NOT_FOUND", "PROCESS_NOT_FOUND"),
          STALE, Set.of("VERSION_CONFLICT"),
          INVALID, Set.of("INVALID", "EMPTY_ORDER", "UNDERPAID", "COMMAND_ID_REUSED"));

  @ParameterizedTest
  @MethodSource("codes")
  void isOfTheKindThatTheContractSays(RejectionCode code) {
    Kind kind =
        CONTRACT.entrySet().stream()
            .filter(entry -> entry.getValue().contains(code.name()))
            .map(Map.Entry::getKey)
            .findAny()
            .orElse(CONFLICT);

    assertThat(code.kind()).isEqualTo(kind);
  }

  @Test
  void comesInTheOrderOfTheContractsTables() {
    assertThat(codes())
        .extracting(RejectionCode::name)
        .containsExactly(
            "COMMAND_ID_REUSED",
            "STREAM_INCOMPLETE",
            "VERSION_CONFLICT",
            "ORDER_NOT_FOUND",
            "ORDER_EXISTS",
            "ALREADY_CANCELLED",
            "ALREADY_PAID",
            "STOCK_PENDING",
            "NOT_PAID",
            "NOT_SHIPPED",
            "ALREADY_SHIPPED",
            "ALREADY_DELIVERED",
            "EMPTY_ORDER",
            "INVALID",
            "REFERENCE_TAKEN",
            "UNDERPAID",
            "PRODUCT_NOT_FOUND",
            "PRODUCT_EXISTS",
            "INVALID",
            "ALREADY_RESERVED",
            "NOT_RESERVED",
            "INSUFFICIENT_STOCK",
            "CART_NOT_FOUND",
            "ALREADY_CHECKED_OUT",
            "CART_EXPIRED",
            "NOT_IN_CART",
            "EMPTY_CART",
            "INVALID",
            "PROCESS_NOT_FOUND");
  }

  static Stream<RejectionCode> codes() {
    return Stream.of(
            StreamRejection.values(),
            OrderRejection.values(),
            InventoryRejection.values(),
            CartRejection.values(),
            FulfilmentRejection.values())
        .flatMap(Stream::of);
  }
}
