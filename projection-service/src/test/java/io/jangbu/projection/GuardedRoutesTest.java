package io.jangbu.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.testkit.issuer.TokenIssuer;
import io.jangbu.testkit.routes.RouteWalk;
import io.jangbu.testkit.routes.ScopeTable;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each route asks for the scope that the documents name. */
class GuardedRoutesTest {

  @Test
  void askForWhatTheDocumentsSay(@TempDir Path state) {
    try (EventLogs _ = EventLogs.fresh();
        TokenIssuer issuer = TokenIssuer.start();
        Instance service =
            Instance.start(
                    "guarded-routes",
                    state,
                    Arrays.stream(issuer.settings("jangbu"))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new))
                .awaitReady()) {
      assertThat(
              new RouteWalk(service.http().base(), issuer, "jangbu")
                  .faults(
                      service.routes(),
                      ScopeTable.in(Path.of("../docs/security.md"), "projection-service")))
          .isEmpty();
    }
  }
}
