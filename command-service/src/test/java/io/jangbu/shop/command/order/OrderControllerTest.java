package io.jangbu.shop.command.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.command.CommandService;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The routes alone, without a broker: the service is constructed, and nothing of it starts. */
class OrderControllerTest {

  private static final String ORDER =
      """
      {"orderId": "o-1", "customerId": "c-1", "currency": "KRW",
       "lines": [{"sku": "p-1", "quantity": 1, "unitPrice": 100}]}\
      """;

  @Test
  void refusesABodyThatIsNoCommand() {
    withRoutes(routes ->
        assertThat(post(routes, "/orders", "{\"orderId\": \"o-1\"}"))
            .hasStatus(400)
            .bodyJson()
            .extractingPath("code")
            .isEqualTo("MALFORMED"));
  }

  @Test
  void takesNoCommandBeforeItHearsResults() {
    withRoutes(routes ->
        assertThat(post(routes, "/orders", ORDER))
            .hasStatus(503)
            .bodyJson()
            .extractingPath("code")
            .isEqualTo("UNAVAILABLE"));
  }

  private static MockMvcTester.MockMvcRequestBuilder post(
      MockMvcTester routes, String path, String body) {
    return routes
        .post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .content(body);
  }

  private static void withRoutes(Consumer<MockMvcTester> test) {
    new WebApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withUserConfiguration(CommandService.class)
        .withPropertyValues(
            "spring.kafka.bootstrap-servers=127.0.0.1:1", "server.address=127.0.0.1")
        .withBean(
            AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME,
            LifecycleProcessor.class,
            NothingStarts::new)
        .run(service -> {
          assertThat(service).hasNotFailed();
          test.accept(MockMvcTester.from(service));
        });
  }

  private static final class NothingStarts extends DefaultLifecycleProcessor {

    @Override
    public void onRefresh() {
      // What starts would ask a broker.
    }
  }
}
