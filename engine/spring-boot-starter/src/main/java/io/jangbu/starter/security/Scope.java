package io.jangbu.starter.security;

/** The scopes of the engine's own routes. A context has its own for its commands. */
public final class Scope {

  /** All that only looks: read models, histories, outcomes of commands. */
  public static final String READ = "read";

  /** What operators look at and do: every endpoint of the actuator but health. */
  public static final String OPERATE = "operate";

  private Scope() {}
}
