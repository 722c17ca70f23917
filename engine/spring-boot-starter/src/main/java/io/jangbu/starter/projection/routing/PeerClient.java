package io.jangbu.starter.projection.routing;

import io.jangbu.kafka.streams.InstanceSettings;
import io.jangbu.projection.memory.Share;
import io.jangbu.starter.http.PeerAuthorization;
import io.jangbu.starter.http.Peers;
import io.jangbu.starter.http.ProblemException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks another instance for what one partition says. */
@Component
final class PeerClient implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PeerClient.class);

  /**
   * In bytes, far above a page of 4 MiB and the largest single item. Whoever answers at another
   * instance's address with more is none.
   */
  private static final long LONGEST_ANSWER = 64L << 20;

  private static final Set<Integer> REFUSED =
      Set.of(HttpStatus.UNAUTHORIZED.value(), HttpStatus.FORBIDDEN.value());

  private final Peers peers;
  private final ReadSettings settings;

  PeerClient(ReadSettings settings, InstanceSettings instance, PeerAuthorization authorization) {
    this.settings = settings;
    this.peers =
        new Peers(
            instance.advertisedAddress(), settings.connectTimeout(), LONGEST_ANSWER, authorization);
  }

  /**
   * Asks.
   *
   * @param share of which its answer takes what it has
   * @return its answer; empty if it has none, so that the next one is to be asked
   * @throws ProblemException if its answer is one
   */
  <T> Optional<T> get(
      HostInfo peer, ReadRequest read, AskedPartition partition, Class<T> type, Share share)
      throws InterruptedException {
    try {
      HttpResponse<byte[]> response = peers.send(request(peer, read, partition));
      if (response.statusCode() == HttpStatus.OK.value()) {
        share.add(response.body().length);
        return Optional.of(peers.json().readValue(response.body(), type));
      }
      if (REFUSED.contains(response.statusCode())) {
        // The caller was let in here; what the other one refuses is this instance.
        log.warn(
            "{}:{} refuses this instance ({}): see jangbu.security.token-file",
            peer.host(),
            peer.port(),
            response.statusCode());
        return Optional.empty();
      }
      return problem(response);
    } catch (IOException | JacksonException e) {
      log.debug(
          "{}:{} does not answer for {}: {}", peer.host(), peer.port(), partition, e.toString());
      return Optional.empty();
    }
  }

  private HttpRequest request(HostInfo peer, ReadRequest read, AskedPartition partition) {
    Duration wait = read.waits() ? settings.waitTimeout() : Duration.ZERO;
    return peers
        .request(peer.host(), peer.port(), read.pathAndQuery(), settings.answerTimeout().plus(wait))
        .header(ReadRequest.PARTITION_HEADER, partition.toString())
        .build();
  }

  private <T> Optional<T> problem(HttpResponse<byte[]> response) {
    JsonNode body = peers.json().readTree(response.body());
    String code = body.path("code").asString("");
    HttpStatus status = HttpStatus.resolve(response.statusCode());
    if (status == null
        || code.equals(Problems.UNAVAILABLE)
        || (status.is5xxServerError() && !code.equals(Problems.NOT_YET))) {
      return Optional.empty();
    }
    ProblemException problem = new ProblemException(status, code, body.path("detail").asString(""));
    throw status.is5xxServerError() ? problem.retryAfter(Problems.RETRY_AFTER) : problem;
  }

  @Override
  public void close() {
    peers.close();
  }
}
