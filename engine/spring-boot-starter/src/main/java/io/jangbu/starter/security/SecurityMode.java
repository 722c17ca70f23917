package io.jangbu.starter.security;

/** Who may call. */
public enum SecurityMode {

  /** Everyone who reaches the service, but for the pages of other sites. */
  NONE,

  /** Whoever has a token of the issuer, with the scopes that the routes ask for. */
  JWT
}
