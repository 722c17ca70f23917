package io.jangbu.peers.pekko;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.peers.Database;
import io.jangbu.peers.Measuring;
import io.jangbu.peers.Peer;
import io.jangbu.peers.Refused;
import io.jangbu.shop.domain.order.OrderCommand;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.jdbc.testkit.javadsl.SchemaUtils;

/** Pekko's actors in this JVM alone, with the journal's defaults. */
public final class PekkoPeer implements Peer {

  /** Much longer than an answer takes: it is not to end a measure. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ActorSystem<OrderBehavior.Execute> actors;

  private PekkoPeer(ActorSystem<OrderBehavior.Execute> actors) {
    this.actors = actors;
  }

  /**
   * Measures it.
   *
   * @param args those of {@link Measuring#run}
   */
  public static void main(String[] args) throws Exception {
    Measuring.run(args, PekkoPeer::open);
  }

  /** Opens one. */
  public static PekkoPeer open(Database database) throws Exception {
    PekkoPeer peer =
        new PekkoPeer(ActorSystem.create(OrderActors.create(), "peer", config(database)));
    var _ = SchemaUtils.createIfNotExists(peer.actors).toCompletableFuture().get();
    return peer;
  }

  private static Config config(Database database) {
    return ConfigFactory.parseMap(
            Map.of(
                "jdbc-journal.slick.db.url", database.jdbcUrl(),
                "jdbc-journal.slick.db.user", database.user(),
                "jdbc-journal.slick.db.password", database.password()))
        .withFallback(ConfigFactory.load("peer"));
  }

  @Override
  public void execute(CommandEnvelope<OrderCommand> command) throws Exception {
    try {
      var _ =
          AskPattern.<OrderBehavior.Execute, Done>askWithStatus(
                  actors,
                  replyTo -> new OrderBehavior.Execute(command, replyTo),
                  PATIENCE,
                  actors.scheduler())
              .toCompletableFuture()
              .get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    actors.terminate();
    actors.getWhenTerminated().toCompletableFuture().join();
  }
}
