package io.jangbu.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Every route says what it asks for. */
@ExtendWith(OutputCaptureExtension.class)
class RouteScopesTest {

  @RequiredScope("shelf.read")
  abstract static class Shelf {
    @GetMapping("/{id}")
    public String one() {
      return "one";
    }

    @RequiredScope({"shelf.write", Scope.OPERATE})
    @DeleteMapping("/{id}")
    public String drop() {
      return "dropped";
    }

    @GetMapping("/newest")
    public String newest() {
      return "newest";
    }
  }

  @RestController
  @RequestMapping("/books")
  static class Books extends Shelf {}

  @RestController
  static class Open {
    @GetMapping("/open")
    String open() {
      return "open";
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Books.class)
  static class Library {}

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Books.class, Open.class})
  static class CarelessLibrary {}

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class LibraryOfFunctions {
    @Bean
    RouterFunction<ServerResponse> open() {
      return RouterFunctions.route().GET("/open", _ -> ServerResponse.ok().build()).build();
    }
  }

  @Test
  void areReadFromTheControllerOrWhatItExtendsUnlessTheMethodSaysMore() {
    try (ConfigurableApplicationContext library = start(Library.class)) {
      List<String> all =
          library.getBean(RouteScopes.class).all().stream()
              .map(route -> route.method() + " " + route.path() + " " + route.scopes())
              .filter(route -> route.contains("/books"))
              .toList();
      assertThat(all)
          .containsExactlyInAnyOrder(
              "GET /books/newest [shelf.read]",
              "HEAD /books/newest [shelf.read]",
              "GET /books/{id} [shelf.read]",
              "HEAD /books/{id} [shelf.read]",
              all.stream().filter(route -> route.startsWith("DELETE")).findAny().orElseThrow());
      assertThat(all.subList(0, 2))
          .as("the most specific first")
          .allMatch(r -> r.contains("newest"));
      assertThat(all)
          .filteredOn(r -> r.startsWith("DELETE /books/{id} "))
          .singleElement()
          .asString()
          .contains("shelf.write", "operate");
    }
  }

  @Test
  void areAskedForAtTheStart(CapturedOutput output) {
    assertThatException().isThrownBy(() -> start(CarelessLibrary.class).close());
    assertThat(output).contains("/open", "Put @RequiredScope on the controller");
    assertThat(output).doesNotContain("\tat ");
  }

  @Test
  void areAskedForOfRoutesThatAreFunctions(CapturedOutput output) {
    assertThatException().isThrownBy(() -> start(LibraryOfFunctions.class).close());
    assertThat(output).contains("Nothing says which scope", "open");
  }

  private static ConfigurableApplicationContext start(Class<?> application) {
    return new SpringApplicationBuilder(application)
        .run("--server.port=0", "--server.address=127.0.0.1", "--spring.application.name=library");
  }
}
