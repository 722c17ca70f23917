package io.jangbu.shop.shipping.inbox;

/** A position is not where this instance has read from: the batch is not for it to take in. */
final class PositionMovedException extends RuntimeException {}
