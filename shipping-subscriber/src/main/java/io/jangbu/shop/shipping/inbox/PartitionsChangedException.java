package io.jangbu.shop.shipping.inbox;

/** The topic's partitions are not those that it had: no event may be taken in. */
final class PartitionsChangedException extends RuntimeException {

  PartitionsChangedException(String message) {
    super(message);
  }
}
