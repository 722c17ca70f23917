package io.jangbu.peers.pekko;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.EventEnvelope;
import io.jangbu.peers.Decisions;
import io.jangbu.peers.Refused;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.pattern.StatusReply;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/** An order as Pekko has it: an actor whose events are decided and folded by our own decider. */
final class OrderBehavior
    extends EventSourcedBehavior<OrderBehavior.Message, EventEnvelope<OrderEvent>, Order> {

  /** It stays in memory for so long, as sharding would have it for longer. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  /** What it is told. */
  sealed interface Message {}

  /** A command; the answer is sent once its events are written. */
  record Execute(CommandEnvelope<OrderCommand> command, ActorRef<StatusReply<Done>> replyTo)
      implements Message {}

  private enum Stop implements Message {
    NOW
  }

  private final ActorContext<Message> context;

  private OrderBehavior(String orderId, ActorContext<Message> context) {
    super(PersistenceId.of("Order", orderId));
    this.context = context;
  }

  static Behavior<Message> of(String orderId) {
    return Behaviors.setup(context -> {
      context.setReceiveTimeout(IDLE, Stop.NOW);
      return new OrderBehavior(orderId, context);
    });
  }

  @Override
  public Order emptyState() {
    return Decisions.DECIDER.initialState();
  }

  @Override
  public CommandHandler<Message, EventEnvelope<OrderEvent>, Order> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(Execute.class, this::execute)
        .onCommand(Stop.class, () -> Effect().stop())
        .build();
  }

  private Effect<EventEnvelope<OrderEvent>, Order> execute(Order order, Execute execute) {
    List<EventEnvelope<OrderEvent>> events;
    try {
      events = Decisions.events(execute.command(), order, lastSequenceNumber(context));
    } catch (Refused refused) {
      return Effect().reply(execute.replyTo(), StatusReply.error(refused));
    }
    return Effect().persist(events).thenReply(execute.replyTo(), _ -> StatusReply.ack());
  }

  @Override
  public EventHandler<Order, EventEnvelope<OrderEvent>> eventHandler() {
    return (order, event) -> Decisions.DECIDER.evolve(order, event.payload());
  }

  @Override
  public EventAdapter<EventEnvelope<OrderEvent>, ?> eventAdapter() {
    return new EventBytes();
  }
}
