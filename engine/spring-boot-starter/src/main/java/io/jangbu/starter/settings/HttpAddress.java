package io.jangbu.starter.settings;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An address to which a path can be added: http or https, with a host, without query or fragment.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HttpAddress.Check.class)
public @interface HttpAddress {

  String message() default
      "must be an http or https address without query, such as https://carrier.example";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Takes a missing one, which is for {@code NotNull}. */
  final class Check implements ConstraintValidator<HttpAddress, URI> {

    @Override
    public boolean isValid(@Nullable URI address, ConstraintValidatorContext context) {
      return address == null
          || (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
              && address.getHost() != null
              && address.getQuery() == null
              && address.getFragment() == null);
    }
  }
}
