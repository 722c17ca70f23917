package io.jangbu.starter.projection.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.Snapshot;
import io.jangbu.core.StreamId;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.projection.rollout.ProjectionVersion;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.routing.LocalPartition;
import io.jangbu.starter.projection.routing.PartitionRouter;
import io.jangbu.starter.projection.routing.Read;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The views of any version, wherever they are stored. */
@Component
final class VersionViews {

  /** In views. A page of them is some 100 kB on its way. */
  private static final int PAGE = 1_000;

  private final PartitionRouter router;
  private final JsonMapper json;

  VersionViews(PartitionRouter router, JsonMapper json) {
    this.router = router;
    this.json = json;
  }

  /** All of a partition, sorted by their streams' ids. */
  Digests digests(ProjectionVersion version, Projection<?, ?> projection, int partition) {
    return new Digests(from ->
        router.ask(
            version,
            partition,
            path(projection) + "?from=" + URLEncoder.encode(from, UTF_8),
            DigestPage.class,
            page(projection, from)));
  }

  /** One of them. */
  StoredView view(ProjectionVersion version, Projection<?, ?> projection, String streamId) {
    return router.ask(
        version,
        StreamPartition.of(streamId, version.partitions(projection)),
        path(projection) + "/" + streamId,
        StoredView.class,
        view(projection, streamId));
  }

  static String path(Projection<?, ?> projection) {
    return "/generations/views/" + projection.context();
  }

  /** A partition's views from an id on. */
  Read<DigestPage> page(Projection<?, ?> projection, String from) {
    return new Read<>(projection, null, partition -> page(partition, projection, from));
  }

  private static DigestPage page(
      LocalPartition partition, Projection<?, ?> projection, String from) {
    List<ViewDigest> views = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> stored =
        partition.<String, byte[]>store(projection.viewStore()).range(from, null)) {
      while (views.size() < PAGE && stored.hasNext()) {
        KeyValue<String, byte[]> view = stored.next();
        views.add(ViewDigest.of(projection, view.key, view.value));
      }
      return new DigestPage(views, stored.hasNext());
    }
  }

  /**
   * One view.
   *
   * @throws ProblemException 400 if the id is none
   */
  <S> Read<StoredView> view(Projection<?, S> projection, String streamId) {
    if (!StreamId.isValid(streamId)) {
      throw ProblemException.malformed("an id has 1 to 64 of [A-Za-z0-9_-]");
    }
    return new Read<>(
        projection,
        streamId,
        partition -> {
          byte[] stored = partition.<String, byte[]>store(projection.viewStore()).get(streamId);
          return stored == null ? new StoredView(0, null) : view(projection, stored);
        });
  }

  private <S> StoredView view(Projection<?, S> projection, byte[] stored) {
    try {
      Snapshot<S> view = projection.snapshots().decode(stored, _ -> null);
      ObjectNode state = json.createObjectNode();
      state.put("type", view.state().getClass().getSimpleName());
      state.set("state", json.valueToTree(view.state()));
      state.put("createdAt", view.createdAt().toString());
      state.put("updatedAt", view.updatedAt().toString());
      return StoredView.here(view.version(), state, json);
    } catch (MalformedRecordException e) {
      return new StoredView(0, json.createObjectNode().put("undecodable", e.getMessage()));
    }
  }
}
