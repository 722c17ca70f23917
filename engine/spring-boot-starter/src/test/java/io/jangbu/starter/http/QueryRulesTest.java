package io.jangbu.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.testkit.hosts.RawHttp.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which queries and paths are refused on every route of every service. */
class QueryRulesTest extends RouteRules {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "?status=PAID",
        "?st%61tus=%EC%9E%A5",
        "?limit=1&status=a+b",
        "?status",
        "?&status="
      })
  void takesTheQueryParametersThatThereAre(String query) {
    Answer answer = http.send("GET /notes" + query, NOTHING);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @Test
  void namesTheQueryParameterThatIsUnknownAndThoseThatThereAre() {
    Answer answer = http.send("GET /notes?statsu=PAID", NOTHING);
    assertProblem(answer, 400, "MALFORMED");
    assertThat(answer.text()).contains("statsu", "limit, status");
    assertThat(http.send("GET /notes/1?a=b", NOTHING).text())
        .contains("no query parameter a", "this route takes none");
    assertThat(http.send("GET /notes?limit=1&limit=2", NOTHING).text())
        .contains("limit", "more than once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/notes?statsu=PAID",
        "/notes?Status=PAID",
        "/notes?most=1",
        "/notes?status=PAID&status=PAID",
        "/notes?status=a&st%61tus=b",
        "/notes?=a",
        "/notes?status=%",
        "/notes?status=%4",
        "/notes?status=%zz",
        "/notes?status=%+1",
        "/notes?status=%ff",
        "/notes?status=%c0%af",
        "/notes?status=%ed%a0%bd",
        "/notes?status=%ef%bb%bfa",
        "/notes?status=%00",
        "/notes?%ff=1",
        "/notes?status=é",
        "/notes?status=\"",
        "/notes;status=PAID",
        "/notes/1;v=1",
        "/notes/%ff",
        "/notes/%c0%af",
        "/notes/%ed%a0%bd",
        "/notes/%00",
        "/notes/%zz",
        "/notes/%",
        "/notes/é"
      })
  void refusesQueriesAndPathsThatAreNotOfTheForm(String path) {
    assertProblem(http.send("GET " + path, NOTHING), 400, "MALFORMED");
  }

  @Test
  void takesNoQueryParametersWhereARouteHasNone() {
    assertRefused(http.send("POST /notes?dryRun=true", NOTE, JSON), 400, "MALFORMED");
  }
}
