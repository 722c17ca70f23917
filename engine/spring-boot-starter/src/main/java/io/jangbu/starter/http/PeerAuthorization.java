package io.jangbu.starter.http;

import org.jspecify.annotations.Nullable;

/** What an instance shows the others of its service, so that they answer it. */
@FunctionalInterface
public interface PeerAuthorization {

  /** The header {@code Authorization}; null = none. */
  @Nullable String header();
}
