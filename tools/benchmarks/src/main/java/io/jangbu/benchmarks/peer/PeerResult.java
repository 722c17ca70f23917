package io.jangbu.benchmarks.peer;

import io.jangbu.benchmarks.load.ClosedLoop;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What one measure of a peer's program came to. The program prints it as one line of JSON. */
public record PeerResult(int clients, ClosedLoop.Outcome outcome) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The line. */
  public String line() {
    return JSON.writeValueAsString(this);
  }

  /**
   * The results among the lines that a program has printed; it logs, too.
   *
   * @throws IllegalStateException if one is damaged
   */
  static List<PeerResult> in(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("{")).map(PeerResult::of).toList();
  }

  private static PeerResult of(String line) {
    try {
      return JSON.readValue(line, PeerResult.class);
    } catch (JacksonException e) {
      throw new IllegalStateException("no result of a peer: " + line, e);
    }
  }
}
