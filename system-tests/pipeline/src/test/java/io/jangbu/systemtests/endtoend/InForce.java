package io.jangbu.systemtests.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** What is in force of a text: the newest record of each key in every compacted topic. */
final class InForce {

  private InForce() {}

  /** Such as {@code claims.events c-1/0000000001}, of records with the text, plain or in Base64. */
  static List<String> of(String bootstrapServers, String text) throws Exception {
    List<String> forms = forms(text);
    List<String> found = new ArrayList<>();
    for (String topic : compacted(bootstrapServers)) {
      Map<String, ConsumerRecord<byte[], byte[]>> newest = new HashMap<>();
      try (TopicLog log = new TopicLog(bootstrapServers, topic)) {
        log.next().forEach(record -> newest.put(key(record), record));
      }
      newest.forEach((key, record) -> {
        if (forms.stream().anyMatch(form -> bytes(record).contains(form))) {
          found.add(topic + " " + key);
        }
      });
    }
    return found;
  }

  private static Iterable<String> compacted(String bootstrapServers)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      List<ConfigResource> topics =
          admin.listTopics().names().get().stream()
              .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
              .toList();
      TreeSet<String> compacted = new TreeSet<>();
      admin
          .describeConfigs(topics)
          .all()
          .get()
          .forEach((topic, config) -> {
            if (config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains("compact")) {
              compacted.add(topic.name());
            }
          });
      return compacted;
    }
  }

  /** The text, and what stays of it in Base64 whatever stands before and behind it. */
  private static List<String> forms(String text) {
    List<String> forms = new ArrayList<>(List.of(latin(text.getBytes(UTF_8))));
    byte[] bytes = text.getBytes(UTF_8);
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      byte[] whole = Arrays.copyOf(shifted, shifted.length / 3 * 3);
      String base64 = Base64.getEncoder().encodeToString(whole);
      forms.add(base64.substring(before == 0 ? 0 : 4));
    }
    return forms;
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.partition() + ":" + (record.key() == null ? "" : latin(record.key()));
  }

  private static String bytes(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder all = new StringBuilder(key(record)).append(' ');
    all.append(record.value() == null ? "" : latin(record.value()));
    StreamSupport.stream(record.headers().spliterator(), false)
        .filter(header -> header.value() != null)
        .forEach(header -> all.append(' ').append(latin(header.value())));
    return all.toString();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
