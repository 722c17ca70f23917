package io.jangbu.peers.axon;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.order.OrderCommand;
import org.axonframework.modelling.annotation.TargetEntityId;

/** A command on an order, as Axon's command bus takes it. */
record PlaceOrder(@TargetEntityId String orderId, CommandEnvelope<OrderCommand> command) {}
