package io.jangbu.resilience.outside;

import io.jangbu.resilience.checker.ShopLog;
import io.jangbu.resilience.context.Context;

/** Reads the topics of all contexts. */
final class ShopReader {

  private ShopReader() {}

  /** While nothing is under way; else what is read later tells of more. */
  static ShopLog read(TopicReader topics) {
    return new ShopLog(
        ContextReader.read(Context.ORDERS, topics),
        ContextReader.read(Context.INVENTORY, topics),
        ContextReader.read(Context.CARTS, topics),
        ContextReader.read(Context.FULFILMENT, topics),
        ContextReader.read(Context.CLAIMS, topics));
  }
}
