package io.jangbu.resilience.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.resilience.checker.Position;
import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.cluster.KafkaClients;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.outside.Garbage;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Records that are none come onto every topic, in every partition. */
record GarbageEverywhere(String name, int strikes, Garbage garbage) implements Scenario {

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    int thrown = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        KafkaClients.compressing(cluster.brokers().bootstrapServers())) {
      for (Context<?, ?, ?> context : Context.ALL) {
        for (String topic : context.topicNames()) {
          for (int partition = 0; partition < Context.PARTITIONS; partition++) {
            boolean keyed = topic.equals(context.topics().events());
            send(producer, record(topic, partition, keyed, random));
            thrown++;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    notes.add(thrown + " records of garbage");
  }

  private void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
      throws ExecutionException, InterruptedException {
    RecordMetadata at = producer.send(record).get();
    garbage.thrown(new Position(at.topic(), at.partition(), at.offset()));
  }

  /** {@code keyed}: its topic is compacted, and a broker takes nothing without a key there. */
  private static ProducerRecord<byte[], byte[]> record(
      String topic, int partition, boolean keyed, Random random) {
    byte[] noise = new byte[random.nextInt(1, 200)];
    random.nextBytes(noise);
    return switch (random.nextInt(7)) {
      case 0 -> of(topic, partition, noise, noise);
      // An event's key: compaction and stores see it as one.
      case 1 -> of(topic, partition, "order-0/0000000001x".getBytes(UTF_8), noise);
      case 2 -> of(topic, partition, keyed ? new byte[0] : null, noise);
      case 3 -> of(topic, partition, "nobody".getBytes(UTF_8), new byte[0]);
      case 4 -> of(topic, partition, "nobody".getBytes(UTF_8), Arrays.copyOf(command(), 20));
      // A few kilobytes on the wire, and more than a service has memory for.
      case 5 -> of(topic, partition, "nobody".getBytes(UTF_8), new byte[150_000_000]);
      // A whole command, where no command of this stream belongs.
      default -> {
        int elsewhere =
            partition == StreamPartition.of("nobody", Context.PARTITIONS)
                ? (partition + 1) % Context.PARTITIONS
                : partition;
        yield of(topic, elsewhere, "nobody".getBytes(UTF_8), command());
      }
    };
  }

  private static byte[] command() {
    return Context.ORDERS
        .codec()
        .encodeCommand(
            new CommandEnvelope<>(
                UUID.randomUUID(), "nobody", null, null, null, new ConfirmDelivery()));
  }

  private static ProducerRecord<byte[], byte[]> of(
      String topic, int partition, byte @Nullable [] key, byte[] value) {
    // The key and the value are nullable to Kafka.
    return new ProducerRecord<>(topic, partition, key, value);
  }
}
