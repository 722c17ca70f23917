package io.jangbu.projection;

import io.jangbu.testkit.hosts.KafkaHost;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The one broker of this JVM. */
public final class Broker {

  private Broker() {}

  public static String bootstrapServers() {
    return KafkaHost.shared().bootstrapServers();
  }

  static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }
}
