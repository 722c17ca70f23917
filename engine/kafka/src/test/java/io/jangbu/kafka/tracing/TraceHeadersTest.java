package io.jangbu.kafka.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeadersTest {

  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void areThoseOfARecord() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", PARENT.getBytes(UTF_8));
    headers.add("tracestate", "vendor=1".getBytes(UTF_8));

    assertThat(TraceHeaders.of(headers)).isEqualTo(new TraceHeaders(PARENT, "vendor=1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00-abc-def-01", PARENT + "\r\nHost: evil", PARENT + "-\0", "장" + PARENT})
  void areNoneWithoutTheForm(String parent) {
    assertThat(new TraceHeaders(parent, "vendor=1")).isEqualTo(TraceHeaders.NONE);
  }

  @Test
  void leaveOutAStateThatNoHttpHeaderTakes() {
    assertThat(new TraceHeaders(PARENT, "a\nb").tracestate()).isNull();
    assertThat(new TraceHeaders(PARENT, "x".repeat(513)).tracestate()).isNull();
  }
}
