package io.jangbu.cli.pipeline;

import io.jangbu.localservices.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the services of the running pipeline have logged, as JSON. */
public record Logs(PipelineSettings settings) {

  /** As it was written, up to the last line that is whole. */
  public String text(Service service) {
    try {
      String text = Files.readString(settings.log(service));
      return text.substring(0, text.lastIndexOf('\n') + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its lines; one that is no JSON fails. */
  public List<JsonNode> lines(Service service) {
    return text(service).lines().map(JsonMapper.shared()::readTree).toList();
  }
}
