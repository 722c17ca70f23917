package io.jangbu.starter.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a caller's token must have for the routes of a controller, or for one of them. A
 * service that has a route without it does not start, whether it asks for tokens or not.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredScope {

  /** Such as {@code orders.write}; of several any one will do. */
  String[] value();
}
