package io.jangbu.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.jangbu.starter.http.Notes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

/** Who may call, by the settings; and what a start prints that would leave it open. */
@ExtendWith(OutputCaptureExtension.class)
class CallersTest {

  private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";
  private static final String ISSUER = JWT + "issuer-uri=http://127.0.0.1:9/";
  private static final String AUDIENCE = JWT + "audiences=jangbu";
  private static final String EVERYWHERE = "server.address=0.0.0.0";

  @Test
  void areEveryoneOnTheLoopbackAddress() {
    assertThat(callers("server.address=127.0.0.1")).isEqualTo(new Callers(SecurityMode.NONE, true));
    assertThat(callers("server.address=::1")).isEqualTo(new Callers(SecurityMode.NONE, true));
    assertThat(callers("server.address=localhost")).isEqualTo(new Callers(SecurityMode.NONE, true));
  }

  @Test
  void areEveryoneWhereThatIsSaid() {
    assertThat(callers("jangbu.security.mode=none", EVERYWHERE))
        .isEqualTo(new Callers(SecurityMode.NONE, false));
    assertThat(callers("jangbu.security.mode=none"))
        .isEqualTo(new Callers(SecurityMode.NONE, false));
  }

  @Test
  void areThoseWithATokenWhereThereIsAnIssuer() {
    assertThat(callers(ISSUER, AUDIENCE)).isEqualTo(new Callers(SecurityMode.JWT, false));
    assertThat(callers(ISSUER, JWT + "audiences[0]=jangbu", "server.address=127.0.0.1"))
        .isEqualTo(new Callers(SecurityMode.JWT, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          server.port=0 | can be reached from other machines, and has no issuer
          server.address=0.0.0.0 | can be reached from other machines, and has no issuer
          server.address=192.0.2.1 | can be reached from other machines, and has no issuer
          server.address=127.0.0.1;management.server.address=0.0.0.0 | can be reached from other machines
          jangbu.security.mode=jwt | No issuer is set
          server.address=127.0.0.1;JWTjwk-set-uri=http://127.0.0.1:9/ | No issuer is set
          server.address=127.0.0.1;JWTpublic-key-location=classpath:key.pem | No issuer is set
          server.address=127.0.0.1;JWTissuer-uri=http://127.0.0.1:9/ | An issuer is set and no audience
          jangbu.security.mode=none;JWTissuer-uri=http://127.0.0.1:9/ | is none, so that no token would be asked for
          """)
  void areNobodyWhereTheSettingsLeaveItOpen(String settings, String sentence) {
    assertThatException()
        .isThrownBy(() -> callers(settings.replace("JWT", JWT).split(";")))
        .isInstanceOf(OpenServiceException.class)
        .withMessageContaining(sentence);
  }

  @Test
  void stopTheStartWithASentenceThatSaysWhatToDo(CapturedOutput output) {
    assertThatException().isThrownBy(() -> new Notes(EVERYWHERE).close());

    assertThat(output)
        .contains(
            "everyone who reaches it could read and write everything",
            "server.address=127.0.0.1",
            "jangbu.security.mode=none");
    assertThat(output).doesNotContain("\tat ");
  }

  @Test
  void neverComeToAPasswordInTheLog(CapturedOutput output) {
    try (Notes _ = new Notes()) {
      assertThat(output).contains("Started").doesNotContain("security password");
    }
  }

  private static Callers callers(String... settings) {
    MockEnvironment environment = new MockEnvironment();
    Arrays.stream(settings)
        .map(setting -> setting.split("=", 2))
        .forEach(setting -> environment.setProperty(setting[0], setting[1]));
    return Callers.of(environment);
  }
}
