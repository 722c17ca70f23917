package io.jangbu.starter.security;

import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the settings come to a mode. */
abstract class OnCallers extends SpringBootCondition {

  private final SecurityMode mode;

  private OnCallers(SecurityMode mode) {
    this.mode = mode;
  }

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    SecurityMode derived = Callers.of(context.getEnvironment()).mode();
    return new ConditionOutcome(derived == mode, "the mode is " + derived);
  }

  /** Everyone may call. */
  static final class Anyone extends OnCallers {
    Anyone() {
      super(SecurityMode.NONE);
    }
  }

  /** Whoever has a token may. */
  static final class WithToken extends OnCallers {
    WithToken() {
      super(SecurityMode.JWT);
    }
  }
}
