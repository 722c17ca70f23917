package io.jangbu.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What compose reads in the file, before anything runs. */
@Tag("docker")
class ComposeFileTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final Compose compose = new Compose(Path.of("../.."));

  @BeforeEach
  void findEngine() {
    compose.requireEngine();
  }

  @Test
  void publishesPortsOfTheLoopbackAddressAlone() {
    List<JsonNode> ports =
        services(compose.config()).values().stream()
            .flatMap(service -> service.path("ports").valueStream())
            .toList();

    assertThat(ports)
        .hasSizeGreaterThan(8)
        .allSatisfy(port ->
            assertThat(port.path("host_ip").asString("")).as("%s", port).isEqualTo("127.0.0.1"));
  }

  @Test
  void holdsNoSecret() {
    List<String> secrets =
        services(compose.config("--no-interpolate")).values().stream()
            .flatMap(service -> service.path("environment").propertyStream())
            .filter(setting -> setting.getKey().matches("(?i).*(PASSWORD|SECRET|TOKEN|KEY)$"))
            .map(setting -> setting.getValue().asString())
            .toList();

    assertThat(secrets)
        .isNotEmpty()
        // Asked for, or empty where a profile that is off needs it: never with a value of its own.
        .allSatisfy(value -> assertThat(value).matches("\\$\\{\\w+:(\\?.*|-)}"));
  }

  @Test
  void startsEverythingAgainThatEnds() {
    assertThat(services(compose.config()))
        .allSatisfy((name, service) ->
            assertThat(service.path("restart").asString("")).as(name).isEqualTo("unless-stopped"));
  }

  @Test
  void limitsTheMemoryOfEverything() {
    assertThat(services(compose.config()))
        .allSatisfy((name, service) ->
            assertThat(service.path("mem_limit").asString("")).as(name).isNotEmpty());
  }

  private static Map<String, JsonNode> services(String config) {
    return JSON.readTree(config)
        .path("services")
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
