package io.jangbu.cli.erase;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stand-in for an instance that erases some streams: a step further each time it is asked. */
final class ErasingService implements AutoCloseable {

  /** What happens when a stream is done. */
  interface Work {
    void erase(String context, String stream) throws Exception;
  }

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final Set<String> held;
  private final int asksNeeded;
  private final Work work;
  private final Set<String> done = new TreeSet<>();
  final List<String> erasures = new CopyOnWriteArrayList<>();

  /** Such as {@code orders/o-1}, in the order in which they were done. */
  final List<String> erased = new CopyOnWriteArrayList<>();

  private String notHosted = "";
  private int status = 200;
  private String refused = "";

  /** Holds the partitions of these streams, and is done when it was asked so many times. */
  ErasingService(int asksNeeded, Work work, String... held) throws IOException {
    this.asksNeeded = asksNeeded;
    this.work = work;
    this.held = Set.of(held);
    server.createContext(
        "/actuator/erasures",
        exchange -> {
          JsonNode asked = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
          erasures.add(asked.path("erasure").asString());
          String context = asked.path("context").asString();
          int code = context.equals(notHosted) ? 400 : status;
          byte[] answer = (code == 200 ? state(context, asked) : problem(context)).getBytes(UTF_8);
          exchange.sendResponseHeaders(code, answer.length);
          try (OutputStream to = exchange.getResponseBody()) {
            to.write(answer);
          }
        });
    server.start();
  }

  ErasingService answering(int code) {
    status = code;
    return this;
  }

  ErasingService notHosting(String context) {
    notHosted = context;
    return this;
  }

  ErasingService refusing(String why) {
    refused = why;
    return this;
  }

  private static String problem(String context) {
    return "{\"title\":\"Bad Request\",\"detail\":\"there is no context %s\"}".formatted(context);
  }

  private String state(String context, JsonNode asked) throws IOException {
    List<String> streams = new ArrayList<>();
    for (String stream : asked.path("streams").asString().split(",", -1)) {
      if (held.contains(stream)) {
        streams.add(state(context, stream));
      }
    }
    return "{\"context\":\"%s\",\"partitions\":1,\"streams\":[%s]}"
        .formatted(context, String.join(",", streams));
  }

  private String state(String context, String stream) throws IOException {
    boolean isDone = erasures.size() >= asksNeeded && refused.isEmpty();
    if (isDone && done.add(context + "/" + stream)) {
      erased.add(context + "/" + stream);
      try {
        work.erase(context, stream);
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
    return """
    {"stream":"%s","partition":0,"done":%b,"events":3,"rewritten":2,"commands":1,%s
     "offsetsRead":%d,"offsetsInAll":%d,"more":"of a later release"}\
    """
        .formatted(
            stream,
            isDone,
            refused.isEmpty() ? "" : "\"refused\":\"" + refused + "\",",
            Math.min(erasures.size(), asksNeeded),
            asksNeeded);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
