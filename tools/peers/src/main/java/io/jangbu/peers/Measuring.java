package io.jangbu.peers;

import io.jangbu.benchmarks.load.ClosedLoop;
import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.peer.PeerLoad;
import io.jangbu.benchmarks.peer.PeerResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** New orders, one after the other, in a closed loop. No order is made twice. */
public final class Measuring {

  private static final int WARM_UP_CLIENTS = 8;

  private final Peer peer;
  private final Orders orders;
  private final AtomicLong next = new AtomicLong();

  private Measuring(Peer peer, Orders orders) {
    this.peer = peer;
    this.orders = orders;
  }

  /**
   * The {@code main} of a peer: measures, and prints each result as a line of JSON.
   *
   * @param arguments those of {@link PeerLoad}
   */
  public static void run(String[] arguments, Peer.Opening opening) throws Exception {
    PeerLoad load = PeerLoad.of(arguments);
    String password = Files.readString(load.passwordFile(), StandardCharsets.UTF_8);
    Database database = new Database(load.jdbcUrl(), load.user(), password);
    try (Peer peer = opening.open(database)) {
      Measuring measuring = new Measuring(peer, new Orders(load.seed()));
      measuring.during(load.warmUp(), WARM_UP_CLIENTS);
      for (int clients : load.clients()) {
        measuring.during(load.before(), clients);
        PeerResult result = new PeerResult(clients, measuring.during(load.time(), clients));
        System.out.println(result.line());
      }
    }
  }

  private ClosedLoop.Outcome during(Duration time, int clients) {
    return ClosedLoop.of(clients)
        .run(time, _ -> () -> peer.execute(orders.create(next.getAndIncrement())));
  }
}
