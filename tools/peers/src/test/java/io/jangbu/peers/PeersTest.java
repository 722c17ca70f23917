package io.jangbu.peers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jangbu.benchmarks.order.Orders;
import io.jangbu.localservices.Durability;
import io.jangbu.localservices.Postgres;
import io.jangbu.peers.axon.AxonPeer;
import io.jangbu.peers.pekko.PekkoPeer;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeersTest {

  @TempDir private Path directory;
  private final Orders orders = new Orders(1);

  static Stream<Named<Peer.Opening>> peers() {
    return Stream.of(Named.of("Axon", AxonPeer::open), Named.of("Pekko", PekkoPeer::open));
  }

  @ParameterizedTest
  @MethodSource("peers")
  void makesAnOrderAndRefusesItASecondTime(Peer.Opening opening) throws Exception {
    try (Postgres postgres = postgres()) {
      postgres.start();
      Database database = new Database(postgres.jdbcUrl(), Postgres.USER, postgres.password());

      try (Peer peer = opening.open(database)) {
        peer.execute(orders.create(1));
        peer.execute(orders.create(2));
        assertThatThrownBy(() -> peer.execute(orders.create(1))).hasMessage("ORDER_EXISTS");
      }
      // From the database alone.
      try (Peer peer = opening.open(database)) {
        assertThatThrownBy(() -> peer.execute(orders.create(2)))
            .isInstanceOf(Refused.class)
            .hasMessage("ORDER_EXISTS");
        peer.execute(orders.create(3));
      }
    }
  }

  private Postgres postgres() {
    return new Postgres(
        LoopbackPorts.free(), directory, directory.resolve("log"), Durability.NO_FSYNC, Map.of());
  }
}
