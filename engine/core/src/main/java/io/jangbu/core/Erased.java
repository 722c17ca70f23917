package io.jangbu.core;

/** What is left of personal data that was erased. */
public final class Erased {

  /** Stands in the place of each personal text. It is no Base64. */
  public static final String TEXT = "[erased]";

  private Erased() {}
}
