package io.jangbu.starter.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.kafka.tracing.TraceHeaders;
import io.jangbu.kafka.tracing.Traces;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracingAutoConfigurationTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  /** The settings that each service has in its application.yml. */
  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  TracingAutoConfiguration.class,
                  OpenTelemetrySdkAutoConfiguration.class,
                  OpenTelemetryTracingAutoConfiguration.class,
                  OtlpTracingAutoConfiguration.class,
                  MicrometerTracingAutoConfiguration.class))
          .withPropertyValues(
              "management.tracing.sampling.probability=0",
              "management.tracing.propagation.type=w3c",
              "management.tracing.baggage.enabled=false",
              "management.opentelemetry.enabled=${management.tracing.export.enabled}",
              "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:1/v1/traces");

  private final RecordHeaders came = new RecordHeaders();
  private final RecordHeaders sent = new RecordHeaders();

  TracingAutoConfigurationTest() {
    came.add("traceparent", PARENT.getBytes(UTF_8));
    came.add("tracestate", "vendor=1".getBytes(UTF_8));
  }

  @Test
  void makesNoSpanAndNoThreadWhileItIsOff() {
    service
        .withPropertyValues("management.tracing.export.enabled=false")
        .run(context -> {
          Traces traces = context.getBean(Traces.class);
          Span span = traces.handling("decide orders", came);
          traces.handOn(span, came, sent);

          assertThat(span).isSameAs(Span.NOOP);
          assertThat(sent).isEqualTo(came);
          assertThat(traces.headers(span, TraceHeaders.of(came)).traceparent()).isEqualTo(PARENT);
          assertThat(context.getBean(Tracer.class)).isSameAs(Tracer.NOOP);
          assertThat(context).doesNotHaveBean(SdkTracerProvider.class);
          assertThat(context).doesNotHaveBean(SpanExporter.class);
          // The thread of the exports is the processor's.
          assertThat(context).doesNotHaveBean(SpanProcessor.class);
        });
  }

  @Test
  void goesOnWithTheTraceOfARecordWhileItIsOn() {
    on(traces -> {
      Span span = traces.handling("decide orders", came);
      traces.handOn(span, came, sent);

      assertThat(span.context().traceId()).isEqualTo(TRACE);
      assertThat(TraceHeaders.of(sent))
          .isEqualTo(
              new TraceHeaders("00-" + TRACE + "-" + span.context().spanId() + "-01", "vendor=1"));
      assertThat(traces.headers(span, TraceHeaders.NONE)).isEqualTo(TraceHeaders.of(sent));
      span.abandon();
    });
  }

  @Test
  void leavesATraceThatIsNotSampledUnsampled() {
    came.remove("traceparent").add("traceparent", PARENT.replace("-01", "-00").getBytes(UTF_8));
    on(traces -> {
      Span span = traces.handling("decide orders", came);
      traces.handOn(span, came, sent);

      assertThat(span.isNoop()).isTrue();
      assertThat(TraceHeaders.of(sent).traceparent()).startsWith("00-" + TRACE).endsWith("-00");
    });
  }

  @Test
  void followsAnEventThatIsAppliedAsItComesButNotOneOfLongAgo() {
    long now = System.currentTimeMillis();
    on(traces -> {
      Span live = traces.applying("view orders", came, now);

      assertThat(live.context().traceId()).isEqualTo(TRACE);
      assertThat(traces.applying("view orders", came, now - Traces.LIVE.toMillis() - 1))
          .isSameAs(Span.NOOP);
      assertThat(traces.applying("view orders", new RecordHeaders(), now)).isSameAs(Span.NOOP);
      live.abandon();
    });
  }

  private void on(Consumer<Traces> test) {
    service
        .withPropertyValues("management.tracing.export.enabled=true")
        .run(context -> test.accept(context.getBean(Traces.class)));
  }
}
