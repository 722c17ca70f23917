package io.jangbu.cli.erase.search;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimEvent.Claimed;
import io.jangbu.core.claim.Pending;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRequested;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the streams of the shop lead from one to the other. */
final class Readings {

  private Readings() {}

  /** Where command ids are unique, what the claim remembers has the command in it. */
  private static String onCommandId(AggregateTopics topics, EventEnvelope<?> event) {
    return Claim.onCommandId(topics.context(), event.causationId()).id();
  }

  /** Orders: whose they are, and the claims of their references and of their commands' ids. */
  record OfOrders(Customers customers, Set<String> claims) implements Reading {

    OfOrders(Customers customers) {
      this(customers, new HashSet<>());
    }

    @Override
    public Set<String> types() {
      return Set.of(OrderCreated.class.getSimpleName());
    }

    @Override
    public boolean tells(Object event) {
      return event instanceof OrderCreated created && customers.has(created.customerId());
    }

    @Override
    public void follow(EventEnvelope<?> event) {
      if (event.payload() instanceof OrderCreated created && created.reference() != null) {
        claims.add(created.reference().claim());
      }
      claims.add(onCommandId(OrderCodec.TOPICS, event));
    }
  }

  /**
   * Fulfilments: whose cart asked for an order, and which cart has become the order. That may be
   * another customer's than who is looked for: two carts may ask for one order.
   *
   * @param orders that are to be erased
   */
  record OfFulfilments(Customers customers, Set<String> orders, Set<String> carts)
      implements Reading {

    OfFulfilments(Customers customers, Set<String> orders) {
      this(customers, orders, new HashSet<>());
    }

    @Override
    public Set<String> types() {
      return Set.of(OrderRequested.class.getSimpleName());
    }

    @Override
    public boolean tells(Object event) {
      return event instanceof OrderRequested asked && customers.has(asked.customerId());
    }

    @Override
    public void follow(EventEnvelope<?> event) {
      if (event.payload() instanceof OrderAccepted(var cart) && orders.contains(event.streamId())) {
        carts.add(cart);
      }
    }
  }

  /** Carts: whose they are, and the claims of their commands' ids. */
  record OfCarts(Customers customers, Set<String> claims) implements Reading {

    OfCarts(Customers customers) {
      this(customers, new HashSet<>());
    }

    @Override
    public void follow(EventEnvelope<?> event) {
      claims.add(onCommandId(CartCodec.TOPICS, event));
    }

    @Override
    public Set<String> types() {
      return Set.of(CartCheckedOut.class.getSimpleName());
    }

    @Override
    public boolean tells(Object event) {
      return event instanceof CartCheckedOut out && customers.has(out.customerId());
    }
  }

  /**
   * Claims: of which order, and whose command waited for them. The schema marks the command as a
   * whole, in Base64; what is looked for is what is personal in it.
   *
   * @param orders that are to be erased
   * @param holders those that a claim was asked for
   */
  record OfClaims(Customers customers, Set<String> orders, Set<String> holders, OrderCodec codec)
      implements Reading {

    OfClaims(Customers customers, Set<String> orders) {
      this(customers, orders, new HashSet<>(), new OrderCodec());
    }

    @Override
    public Set<String> types() {
      return Set.of(Claimed.class.getSimpleName());
    }

    @Override
    public boolean tells(Object event) {
      if (!(event instanceof Claimed(var pending)) || !isOfOrder(pending)) {
        return false;
      }
      if (orders.contains(pending.holder())) {
        return true;
      }
      try {
        CreateOrder asked = command(pending);
        return asked != null && customers.has(asked.customerId());
      } catch (MalformedRecordException _) {
        return false;
      }
    }

    @Override
    public void follow(EventEnvelope<?> event) {
      if (event.payload() instanceof Claimed(var pending) && isOfOrder(pending)) {
        holders.add(pending.holder());
      }
    }

    @Override
    public List<String> texts(Object event, List<String> marked) {
      if (!(event instanceof Claimed(var pending)) || pending.isErased()) {
        return List.of();
      }
      CreateOrder asked = command(pending);
      if (asked == null) {
        throw new MalformedRecordException("no command that creates an order");
      }
      List<String> texts = new ArrayList<>(List.of(asked.customerId()));
      if (asked.reference() != null) {
        texts.add(asked.reference());
      }
      return texts;
    }

    private static boolean isOfOrder(Pending pending) {
      return pending.context().equals(OrderCodec.TOPICS.context());
    }

    /** The command that waited; null if it does something else. */
    private @Nullable CreateOrder command(Pending pending) {
      try {
        byte[] value = Base64.getDecoder().decode(pending.command());
        return codec.decodeCommand(value).payload() instanceof CreateOrder create ? create : null;
      } catch (IllegalArgumentException e) {
        throw new MalformedRecordException("no Base64", e);
      }
    }
  }
}
