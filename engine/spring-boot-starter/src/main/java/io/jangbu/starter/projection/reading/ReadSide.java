package io.jangbu.starter.projection.reading;

import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.VersionWaiters;
import io.jangbu.starter.projection.routing.PartitionRouter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the routes of any context read with. */
@Component
public final class ReadSide {

  private final PartitionRouter router;
  private final VersionWaiters waiters;
  private final JsonMapper json;

  ReadSide(PartitionRouter router, VersionWaiters waiters, JsonMapper json) {
    this.router = router;
    this.waiters = waiters;
    this.json = json;
  }

  /** The reads of a context. */
  public <E, S> StreamReads<E, S> of(Projection<E, S> projection) {
    return new StreamReads<>(projection, waiters);
  }

  /** Has them answered, wherever the partitions are. */
  public PartitionRouter router() {
    return router;
  }

  JsonMapper json() {
    return json;
  }
}
