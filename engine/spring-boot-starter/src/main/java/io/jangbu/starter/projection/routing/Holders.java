package io.jangbu.starter.projection.routing;

import io.jangbu.kafka.streams.InstanceSettings;
import io.jangbu.projection.rollout.ProjectionVersion;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.projection.routing.Holder.Here;
import io.jangbu.starter.projection.routing.Holder.There;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.stereotype.Component;

/** Who holds a partition of a version: first who projects it, then those that stand by. */
@Component
final class Holders {

  private final ReadSettings settings;
  private final HostInfo self;

  Holders(ReadSettings settings, InstanceSettings instance) {
    this.settings = settings;
    this.self = HostInfo.buildFromEndpoint(instance.advertisedAddress());
  }

  /** In the order in which they are to be asked. */
  List<Holder> of(ProjectionVersion version, Projection<?, ?> projection, int partition) {
    if (version.live().contains(projection.context(), partition)) {
      return List.of(new Here());
    }
    KeyQueryMetadata known = metadata(version, projection, partition);
    List<Holder> holders = new ArrayList<>();
    HostInfo active = known.activeHost();
    // Assigned here but not live: still restoring, and so worse than any other answer.
    if (!active.equals(self) && !active.equals(HostInfo.unavailable())) {
      holders.add(new There(active));
    }
    for (HostInfo standby : known.standbyHosts()) {
      holders.add(standby.equals(self) ? new Here() : new There(standby));
    }
    return holders;
  }

  /** Whether the stores here may answer for the partition. */
  boolean isHere(ProjectionVersion version, Projection<?, ?> projection, int partition)
      throws InterruptedException {
    return version.live().contains(projection.context(), partition)
        || (metadata(version, projection, partition).standbyHosts().contains(self)
            && version.lag().of(projection, partition) <= settings.maxStandbyLag());
  }

  // The form of a partitioner that knows no headers has to be there, and is to be removed from
  // Kafka.
  @SuppressWarnings("removal")
  private KeyQueryMetadata metadata(
      ProjectionVersion version, Projection<?, ?> projection, int partition) {
    Optional<KafkaStreams> streams = version.running();
    if (streams.isEmpty()) {
      return KeyQueryMetadata.NOT_AVAILABLE;
    }
    try {
      return streams
          .get()
          .queryMetadataForKey(
              projection.viewStore(), "", (_, _, _, _) -> Optional.of(Set.of(partition)));
    } catch (IllegalStateException | InvalidStateStoreException _) {
      return KeyQueryMetadata.NOT_AVAILABLE; // it stopped in between
    }
  }
}
