package io.jangbu.cli.erase.search;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.claim.ClaimCodec;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.Locale;

/** The aggregate types whose streams tell of customers, in the order in which they are named. */
public enum Kind {
  ORDER,
  CART,
  FULFILMENT,
  CLAIM;

  /** Where its records are. */
  public AggregateTopics topics() {
    return switch (this) {
      case ORDER -> OrderCodec.TOPICS;
      case CART -> CartCodec.TOPICS;
      case FULFILMENT -> FulfilmentCodec.TOPICS;
      case CLAIM -> ClaimCodec.TOPICS;
    };
  }

  /** Such as {@code 2 orders}. */
  public String count(int streams) {
    return streams + " " + noun(streams);
  }

  /** Such as {@code order}, or {@code orders} of more than one. */
  public String noun(int streams) {
    String one = name().toLowerCase(Locale.ROOT);
    return streams == 1 ? one : one + "s";
  }
}
