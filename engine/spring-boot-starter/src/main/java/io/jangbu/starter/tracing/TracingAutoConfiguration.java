package io.jangbu.starter.tracing;

import io.jangbu.kafka.tracing.Traces;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives each service its {@link Traces}: those of Spring Boot's tracer if {@code
 * management.tracing.export.enabled}, else none, and no tracer for Spring's own spans either.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
public class TracingAutoConfiguration {

  private static final String SWITCH = "management.tracing.export.enabled";

  /** Boot's switch turns off the export alone; spans would still be made, and thrown away. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty(name = SWITCH, havingValue = false)
  static class Off {

    @Bean
    Tracer tracer() {
      return Tracer.NOOP;
    }

    @Bean
    Traces traces() {
      return Traces.off();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
  static class On {

    @Bean
    Traces traces(Tracer tracer, Propagator propagator) {
      return new Traces(tracer, propagator);
    }

    /** Nobody asks for the traces of probes and of scrapes, which are most of the requests. */
    @Bean
    SpanExportingPredicate noActuator() {
      return span -> !span.getTags().getOrDefault("uri", "").startsWith("/actuator");
    }
  }
}
