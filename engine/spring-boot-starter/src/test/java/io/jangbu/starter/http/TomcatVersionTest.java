package io.jangbu.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Version;
import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.Test;

class TomcatVersionTest {

  /** The oldest one without the known security holes of 11.0.24. */
  private static final Version CLOSED = Version.parse("11.0.25");

  @Test
  void hasNoneOfTheHolesThatAreKnown() {
    String number = ServerInfo.getServerNumber().replaceFirst("^(\\d+\\.\\d+\\.\\d+).*", "$1");

    assertThat(Version.parse(number)).isGreaterThanOrEqualTo(CLOSED);
  }
}
