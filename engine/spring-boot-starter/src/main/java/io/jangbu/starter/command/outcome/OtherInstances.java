package io.jangbu.starter.command.outcome;

import io.jangbu.command.engine.CommandStreams;
import io.jangbu.kafka.streams.InstanceSettings;
import io.jangbu.starter.http.PeerAuthorization;
import io.jangbu.starter.http.Peers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Has the other instances search the idempotency stores of their partitions, all at once. */
@Component
final class OtherInstances implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OtherInstances.class);
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(3);

  /** In bytes: an outcome names a few events, and a search the partitions of a few contexts. */
  private static final long LONGEST_ANSWER = 1 << 20;

  private final Peers peers;
  private final CommandStreams streams;
  private final HostInfo self;

  OtherInstances(CommandStreams streams, InstanceSettings engine, PeerAuthorization authorization) {
    this.streams = streams;
    this.peers = new Peers(engine.advertisedAddress(), CONNECT, LONGEST_ANSWER, authorization);
    this.self = HostInfo.buildFromEndpoint(engine.advertisedAddress());
  }

  /** Leaves out those that do not answer. */
  void search(UUID commandId, Search search) {
    List<CompletableFuture<HttpResponse<byte[]>>> asked =
        streams.running().map(KafkaStreams::metadataForAllStreamsClients).stream()
            .flatMap(instances -> instances.stream())
            .map(StreamsMetadata::hostInfo)
            .filter(instance -> !instance.equals(self))
            .distinct()
            .map(instance -> ask(instance, commandId))
            .toList();
    for (CompletableFuture<HttpResponse<byte[]>> answer : asked) {
      try {
        take(answer.join(), search);
      } catch (CompletionException | CancellationException | JacksonException e) {
        log.debug("Another instance does not answer for {}", commandId, e);
      }
    }
  }

  private CompletableFuture<HttpResponse<byte[]>> ask(HostInfo instance, UUID commandId) {
    return peers.sendAsync(
        peers.request(instance.host(), instance.port(), "/commands/" + commandId, ANSWER).build());
  }

  private void take(HttpResponse<byte[]> answer, Search search) {
    JsonNode body = peers.json().readTree(answer.body());
    if (answer.statusCode() == 200) {
      search.found(body);
    } else {
      body.path(CommandOutcomeController.SEARCHED)
          .forEachEntry((context, partitions) ->
              partitions.forEach(partition -> search.notIn(context, partition.asInt())));
    }
  }

  @Override
  public void close() {
    peers.close();
  }
}
