package io.jangbu.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.starter.http.Notes;
import io.jangbu.testkit.hosts.RawHttp;
import io.jangbu.testkit.hosts.RawHttp.Answer;
import io.jangbu.testkit.issuer.TokenIssuer;
import org.junit.jupiter.api.Test;

/** The actuator's endpoints on a port of their own. */
class ManagementPortTest {

  private static final byte[] NOTHING = {};
  private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

  @Test
  void isAsClosedAsTheServicesPortWhichKeepsHealthAndFigures() {
    try (TokenIssuer issuer = TokenIssuer.start();
        Notes notes =
            new Notes(
                JWT + "issuer-uri=" + issuer.uri(),
                JWT + "audiences=notes",
                "management.server.port=0",
                "management.endpoints.web.exposure.include=health,prometheus,beans")) {
      RawHttp service = new RawHttp(notes.url());
      RawHttp management = new RawHttp(notes.managementUrl());
      String read = "Authorization: " + issuer.token("notes").with("read").header();
      String operate = "Authorization: " + issuer.token("notes").with("operate").header();

      assertThat(status(service, "/actuator/health")).isEqualTo(200);
      assertThat(status(service, "/actuator/health/readiness")).isEqualTo(200);
      assertThat(status(service, "/actuator/prometheus")).isEqualTo(401);
      Answer figures = service.send("GET /actuator/prometheus", NOTHING, read);
      assertThat(figures.status()).isEqualTo(200);
      assertThat(figures.text()).contains("jvm_").doesNotContain("spring_security");
      assertThat(status(service, "/actuator/beans")).isEqualTo(401);
      assertThat(status(service, "/actuator/beans", operate)).isEqualTo(404);

      assertThat(status(management, "/actuator/health")).isEqualTo(200);
      assertThat(status(management, "/actuator/beans")).isEqualTo(401);
      assertThat(status(management, "/actuator/beans", read)).isEqualTo(403);
      assertThat(status(management, "/actuator/beans", operate)).isEqualTo(200);
      assertThat(status(management, "/notes/1")).isEqualTo(401);
      assertThat(status(management, "/notes/1", read)).isEqualTo(404);
      assertThat(status(management, "/error")).isEqualTo(401);
    }
  }

  @Test
  void isKeptFromOtherSitesWhereNobodyIsAskedForAToken() {
    try (Notes notes = new Notes("management.server.port=0")) {
      RawHttp management = new RawHttp(notes.managementUrl());
      Answer rebound = management.callingIt("evil.example").send("GET /actuator/health", NOTHING);
      assertThat(rebound.status()).isEqualTo(403);
      assertThat(status(management, "/actuator/health")).isEqualTo(200);
      assertThat(status(new RawHttp(notes.url()), "/actuator/health")).isEqualTo(200);
    }
  }

  private static int status(RawHttp http, String path, String... headers) {
    return http.send("GET " + path, NOTHING, headers).status();
  }
}
