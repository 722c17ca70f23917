package io.jangbu.cli.verify.chain;

import io.jangbu.kafka.integrity.ChainLink;

/**
 * An event at its place in the chain.
 *
 * @param key its id in UTF-8
 * @param digest that the chain has of its value
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Place(long offset, byte[] key, ChainLink link, byte[] digest) {

  long sequence() {
    return link.sequence();
  }

  byte[] hash() {
    return link.hash();
  }
}
