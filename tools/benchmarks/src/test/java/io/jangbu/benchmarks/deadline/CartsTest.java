package io.jangbu.benchmarks.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartDecider;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.schemas.cart.CartCodec;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CartsTest {

  @Test
  void eachCommandAppendsAnEvent() {
    CartDecider decider = new CartDecider();
    Carts carts = new Carts(3, 7);
    Map<String, Cart> states = new HashMap<>();
    for (int n = 0; n < 30; n++) {
      CommandEnvelope<CartCommand> command = new CartCodec().decodeCommand(carts.record(n).value());
      assertThat(carts.cart(command.streamId())).isEqualTo(n % 3);
      Cart cart = states.getOrDefault(command.streamId(), decider.initialState());
      Accepted<CartEvent> accepted = (Accepted<CartEvent>) decider.decide(command.payload(), cart);
      assertThat(accepted.events()).hasSize(1);
      states.put(command.streamId(), decider.evolve(cart, accepted.events().getFirst()));
    }
  }
}
