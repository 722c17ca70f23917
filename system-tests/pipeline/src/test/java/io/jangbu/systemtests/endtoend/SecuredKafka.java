package io.jangbu.systemtests.endtoend;

import io.jangbu.testkit.kafka.BrokerTuning;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A broker that takes nobody without TLS and a password. */
final class SecuredKafka {

  private static final String SECRET = "only-for-tests";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  private final Path certificates;

  private SecuredKafka(Path certificates) {
    this.certificates = certificates;
  }

  /** With a certificate of its own for 127.0.0.1. */
  static SecuredKafka in(Path directory) throws IOException, InterruptedException {
    Path certificates = Files.createDirectories(directory).resolve("broker.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "broker",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=broker",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    certificates.toString(),
                    "-storepass",
                    SECRET))
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool failed");
    }
    return new SecuredKafka(certificates);
  }

  LocalKafka start(Path directory) {
    Map<String, String> settings = new TreeMap<>();
    // The listener keeps its name, whatever it speaks.
    settings.put("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT");
    settings.put("sasl.enabled.mechanisms", "PLAIN");
    settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    settings.put(
        "listener.name.plaintext.plain.sasl.jaas.config",
        LOGIN
            + " username=\"broker\" password=\"%1$s\" user_broker=\"%1$s\" user_jangbu=\"%1$s\";"
                .formatted(SECRET));
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", certificates.toString());
    settings.put("ssl.keystore.password", SECRET);
    settings.put("ssl.truststore.type", "PKCS12");
    settings.put("ssl.truststore.location", certificates.toString());
    settings.put("ssl.truststore.password", SECRET);
    return LocalKafka.start(
        directory, List.of(0), BrokerTuning.secured(settings, client("jangbu", SECRET)));
  }

  /** What lets a client in, by Kafka's names. */
  Map<String, String> client() {
    return client("jangbu", SECRET);
  }

  /** The same with another password. */
  Map<String, String> stranger() {
    return client("jangbu", "guessed");
  }

  private Map<String, String> client(String user, String password) {
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        LOGIN + " username=\"%s\" password=\"%s\";".formatted(user, password),
        "ssl.truststore.type",
        "PKCS12",
        "ssl.truststore.location",
        certificates.toString(),
        "ssl.truststore.password",
        SECRET);
  }
}
