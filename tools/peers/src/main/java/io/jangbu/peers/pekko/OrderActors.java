package io.jangbu.peers.pekko;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** Hands each command to its order's actor, and starts the actor if it is not in memory. */
final class OrderActors extends AbstractBehavior<OrderBehavior.Execute> {

  private OrderActors(ActorContext<OrderBehavior.Execute> context) {
    super(context);
  }

  static Behavior<OrderBehavior.Execute> create() {
    return Behaviors.setup(OrderActors::new);
  }

  @Override
  public Receive<OrderBehavior.Execute> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::execute).build();
  }

  private Behavior<OrderBehavior.Execute> execute(OrderBehavior.Execute execute) {
    String orderId = execute.command().streamId();
    getContext()
        .getChild(orderId)
        .<ActorRef<OrderBehavior.Message>>map(ActorRef::unsafeUpcast)
        .orElseGet(() -> getContext().spawn(OrderBehavior.of(orderId), orderId))
        .tell(execute);
    return this;
  }
}
