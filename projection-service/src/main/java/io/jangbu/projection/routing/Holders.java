package io.jangbu.projection.routing;

import io.jangbu.projection.routing.Holder.Here;
import io.jangbu.projection.routing.Holder.There;
import io.jangbu.projection.streams.InstanceSettings;
import io.jangbu.projection.streams.StreamsLifecycle;
import io.jangbu.projection.view.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.stereotype.Component;

/** Who holds a partition: first who projects it, then those that stand by. */
@Component
final class Holders {

  private final StreamsLifecycle lifecycle;
  private final LivePartitions live;
  private final StandbyLag lag;
  private final ReadSettings settings;
  private final HostInfo self;

  Holders(
      StreamsLifecycle lifecycle,
      LivePartitions live,
      StandbyLag lag,
      ReadSettings settings,
      InstanceSettings streams) {
    this.lifecycle = lifecycle;
    this.live = live;
    this.lag = lag;
    this.settings = settings;
    this.self = HostInfo.buildFromEndpoint(streams.advertisedAddress());
  }

  /** In the order in which they are to be asked. */
  List<Holder> of(Projection<?, ?> projection, int partition) {
    if (live.contains(projection.context(), partition)) {
      return List.of(new Here());
    }
    KeyQueryMetadata known = metadata(projection, partition);
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
  boolean isHere(Projection<?, ?> projection, int partition) throws InterruptedException {
    return live.contains(projection.context(), partition)
        || (metadata(projection, partition).standbyHosts().contains(self)
            && lag.of(projection, partition) <= settings.maxStandbyLag());
  }

  private KeyQueryMetadata metadata(Projection<?, ?> projection, int partition) {
    Optional<KafkaStreams> streams = lifecycle.running();
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
