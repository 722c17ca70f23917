package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.core.Decision;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.process.Answer;
import io.jangbu.core.process.Input;
import io.jangbu.core.process.Outgoing;
import io.jangbu.core.process.ProcessRules;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.domain.cart.CartCommand.RemoveProductFromCart;
import io.jangbu.shop.domain.cart.CartDecider;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.cart.CartEvent.ProductAddedToCart;
import io.jangbu.shop.domain.cart.CartRejection;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.cart.CartSnapshots;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * A process for tests, which borrows the records of carts. A cart that is checked out begins it
 * ("one piece of what was bought"); it creates the order, and notes whether that was accepted (two
 * pieces) or rejected (none any more).
 */
final class Mirror implements ProcessRules<CartCommand, CartEvent, Cart> {

  private static final AggregateTopics TOPICS = new AggregateTopics("mirror");

  private static final String BOUGHT = "bought";

  private final CartDecider carts = new CartDecider();
  private final BooleanSupplier fails;
  private final IntSupplier version;

  private Mirror(BooleanSupplier fails, IntSupplier version) {
    this.fails = fails;
    this.version = version;
  }

  /**
   * The process.
   *
   * @param fails says whether its rules cannot decide on a beginning now
   * @param version which version of the rules is the newest now; all that begins goes by the first
   */
  static AggregateType<CartCommand, CartEvent, Cart> type(
      BooleanSupplier fails, IntSupplier version) {
    Codec<CartCommand, CartEvent> codec = new CartCodec();
    return new AggregateType<>(
        TOPICS,
        new Mirror(fails, version),
        codec,
        new CartSnapshots(),
        List.of(CartRejection.values()));
  }

  @Override
  public int version() {
    return version.getAsInt();
  }

  @Override
  public int versionOf(Cart state) {
    return state.equals(initialState()) ? 0 : 1;
  }

  @Override
  public Set<String> hears() {
    return Set.of("carts");
  }

  @Override
  public Optional<Input<CartCommand>> happened(
      String context, EventEnvelope<?> event, Snapshot<?> after) {
    return event.payload() instanceof CartCheckedOut checkedOut
        ? Optional.of(new Input<>(checkedOut.orderId(), new AddProductToCart(BOUGHT, 1, 1)))
        : Optional.empty();
  }

  @Override
  public Set<String> sends() {
    return Set.of("orders");
  }

  @Override
  public List<Outgoing> outgoing(EventEnvelope<CartEvent> event, Snapshot<Cart> after) {
    return event.payload() instanceof ProductAddedToCart added && added.sku().equals(BOUGHT)
        ? List.of(
            new Outgoing(
                "create",
                "orders",
                event.streamId(),
                0L,
                new CreateOrder("c-1", "BRL", ((Cart.Existing) after.state()).lines(), 0)))
        : List.of();
  }

  @Override
  public CartCommand answered(Answer answer) {
    return answer.result().accepted()
        ? new ChangeQuantity(BOUGHT, 2)
        : new RemoveProductFromCart(BOUGHT);
  }

  /** The product that says that the process is parked. */
  private static final String PARKED = "/parked";

  @Override
  public CartEvent parked(String reason) {
    return new ProductAddedToCart(PARKED, 1, 0);
  }

  @Override
  public CartEvent resumed() {
    return new CartEvent.ProductRemovedFromCart(PARKED);
  }

  @Override
  public boolean isParked(Cart state) {
    return state instanceof Cart.Existing cart
        && cart.lines().stream().anyMatch(line -> line.sku().equals(PARKED));
  }

  @Override
  public Cart initialState() {
    return carts.initialState();
  }

  @Override
  public Decision<CartEvent> decide(CartCommand command, Cart state) {
    if (command instanceof AddProductToCart && fails.getAsBoolean()) {
      throw new IllegalStateException("the rules have a defect");
    }
    return carts.decide(command, state);
  }

  @Override
  public Cart evolve(Cart state, CartEvent event) {
    return carts.evolve(state, event);
  }

  @Override
  public boolean expects(Cart state, CartEvent event) {
    return carts.expects(state, event);
  }
}
