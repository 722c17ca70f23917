package io.jangbu.starter.projection.routing;

import org.apache.kafka.streams.state.HostInfo;

/** Who can answer for a partition. */
sealed interface Holder {

  /** This instance. */
  record Here() implements Holder {}

  /** Another one. */
  record There(HostInfo host) implements Holder {}
}
