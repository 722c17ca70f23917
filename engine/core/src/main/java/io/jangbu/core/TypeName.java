package io.jangbu.core;

/** Commands and events are records that bear the very names of the contract. */
final class TypeName {

  private TypeName() {}

  static String of(Object payload) {
    return payload.getClass().getSimpleName();
  }
}
