package io.jangbu.shop.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.shipping.scene.Scene;
import io.jangbu.shop.shipping.scene.Subscriber;
import io.jangbu.testkit.issuer.TokenIssuer;
import io.jangbu.testkit.routes.RouteWalk;
import io.jangbu.testkit.routes.ScopeTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Each route asks for the scope that the documents name. */
class GuardedRoutesTest {

  @Test
  void askForWhatTheDocumentsSay() throws Exception {
    try (TokenIssuer issuer = TokenIssuer.start();
        Scene scene = Scene.ready()) {
      Subscriber service = scene.subscriber(issuer.settings("jangbu"));
      assertThat(
              new RouteWalk(service.url(), issuer, "jangbu")
                  .faults(
                      service.routes(),
                      ScopeTable.in(Path.of("../docs/security.md"), "shipping-subscriber")))
          .isEmpty();
    }
  }
}
