package io.jangbu.shop.shipping.scene;

import io.jangbu.testkit.hosts.KafkaHost;
import io.jangbu.testkit.hosts.PostgresHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** An empty topic, an empty database, a carrier, and as many subscribers as a test starts. */
public final class Scene implements AutoCloseable {

  public final FakeCarrier carrier = new FakeCarrier();
  public Database database = new Database();
  public final OrderEventsTopic topic = new OrderEventsTopic();
  private final TcpProxy wire = TcpProxy.toPostgres();
  private final List<Subscriber> started = new ArrayList<>();
  private String group = newGroup();

  /** With the topic and a database that is within reach. */
  public static Scene ready() throws Exception {
    Scene scene = bare();
    scene.topic.create();
    scene.wire.mend();
    return scene;
  }

  /** Without the topic, and with the wire to the database cut. */
  public static Scene bare() throws Exception {
    Scene scene = new Scene();
    scene.topic.delete();
    return scene;
  }

  /** Starts a subscriber that is quick to give up and quick to try again. */
  public Subscriber subscriber(String... settings) {
    Map<String, String> all = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "spring.main.banner-mode=off",
                "spring.kafka.bootstrap-servers=" + KafkaHost.shared().bootstrapServers(),
                "spring.kafka.consumer.group-id=" + group,
                "spring.kafka.consumer.properties.metadata.max.age.ms=500",
                "spring.datasource.url=" + database.url(wire.port()),
                "spring.datasource.username=" + PostgresHost.USER,
                "spring.datasource.password=" + PostgresHost.PASSWORD,
                "jangbu.carrier.url=" + carrier.url(),
                "jangbu.carrier.timeout=400ms",
                "jangbu.carrier.attempts=4",
                "jangbu.carrier.first-pause=20ms",
                "jangbu.carrier.longest-pause=50ms",
                "jangbu.carrier.poll-interval=50ms"),
            Stream.of(settings))
        .forEach(setting -> all.put(setting.substring(0, setting.indexOf('=')), setting));
    Subscriber subscriber = Subscriber.start(List.copyOf(all.values()));
    started.add(subscriber);
    return subscriber;
  }

  /** The wire to the database. */
  public TcpProxy wire() {
    return wire;
  }

  /** Subscribers that start from now on are of a group that has read nothing. */
  public void forgetOffsets() {
    group = newGroup();
  }

  /** The group of the subscribers that start from now on. */
  public Group group() {
    return new Group(group);
  }

  /** PostgreSQL is lost, and set up again with nothing in it. */
  public void loseDatabase() {
    database = new Database();
  }

  @Override
  public void close() {
    carrier.open();
    started.forEach(Subscriber::close);
    wire.close();
    carrier.close();
    topic.close();
  }

  private static String newGroup() {
    return "shipping-" + UUID.randomUUID();
  }
}
