package io.jangbu.starter.projection.reading;

import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Names each route in the OpenAPI page by its context: {@code orders-events}. By default routes of
 * the same name are numbered, so that one more context would give the others new names.
 */
@Configuration(proxyBeanMethods = false)
class RouteNames {

  @Bean
  OperationCustomizer namesByContext() {
    return (operation, route) ->
        operation.operationId(operation.getTags().getFirst() + "-" + route.getMethod().getName());
  }
}
