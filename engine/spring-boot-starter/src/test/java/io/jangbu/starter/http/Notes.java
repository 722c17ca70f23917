package io.jangbu.starter.http;

import io.jangbu.starter.security.RequiredScope;
import io.jangbu.starter.security.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service with a route of each kind. It keeps what it was told. */
public final class Notes implements AutoCloseable {

  private final ConfigurableApplicationContext spring;

  /**
   * Starts it on the loopback address.
   *
   * @param more settings, each {@code name=value}
   */
  public Notes(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.application.name=notes",
                "--springdoc.api-docs.enabled=true"));
    for (String setting : more) {
      arguments.removeIf(argument -> argument.startsWith(name(setting)));
      arguments.add("--" + setting);
    }
    spring = new SpringApplicationBuilder(Application.class).run(arguments.toArray(String[]::new));
  }

  private static String name(String setting) {
    return "--" + setting.substring(0, setting.indexOf('=') + 1);
  }

  /** What was taken, with its correlation. */
  public List<String> taken() {
    return spring.getBean(Routes.class).taken;
  }

  public String url() {
    return url("local.server.port");
  }

  /** Where the actuator's endpoints are that have moved to a port of their own. */
  public String managementUrl() {
    return url("local.management.port");
  }

  private String url(String port) {
    return "http://127.0.0.1:" + spring.getEnvironment().getRequiredProperty(port);
  }

  @Override
  public void close() {
    spring.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Routes.class)
  static class Application {}

  record Note(String text, @Nullable Map<String, String> labels) {}

  @RestController
  @RequiredScope(Scope.READ)
  static final class Routes {

    private final List<String> taken = new CopyOnWriteArrayList<>();

    @PostMapping("/notes")
    @RequiredScope("notes.write")
    Note take(HttpServletRequest request, @RequestBody Note note) {
      taken.add(note.text() + " " + HeaderText.of(request, "Correlation-Id"));
      return note;
    }

    @GetMapping("/notes")
    List<String> list(
        @RequestParam @Nullable String status, @RequestParam(name = "limit") @Nullable Long most) {
      return List.of(status + " " + most);
    }

    @GetMapping("/notes/{id}")
    Map<String, Object> note(@PathVariable String id) {
      return Map.of("id", id, "at", 1.5);
    }

    @GetMapping(path = "/stream", headers = "Among-Us")
    List<String> part() {
      return List.of();
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(HttpServletResponse response, @RequestParam @Nullable String from)
        throws IOException {
      if (from != null) {
        throw ProblemException.malformed("from the beginning alone");
      }
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.getOutputStream().print("data: 1\n\n");
    }
  }
}
