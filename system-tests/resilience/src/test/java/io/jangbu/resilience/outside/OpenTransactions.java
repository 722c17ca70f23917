package io.jangbu.resilience.outside;

import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.checker.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that are open while nobody writes, on all topics: those of commands and events, the
 * changelogs, the offsets of groups. A reader of committed records never gets past one.
 */
final class OpenTransactions {

  private final String bootstrapServers;
  private final TopicReader topics;

  OpenTransactions(String bootstrapServers, TopicReader topics) {
    this.bootstrapServers = bootstrapServers;
    this.topics = topics;
  }

  /** One for each partition that has some, with what its leader and its coordinator say of it. */
  List<Fault> faults() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> names =
          admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
      List<Position> open = topics.openTransactions(names);
      return open.isEmpty() ? List.of() : described(admin, open);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static List<Fault> described(Admin admin, List<Position> open)
      throws ExecutionException, InterruptedException {
    Map<Long, TransactionListing> coordinators = new HashMap<>();
    admin
        .listTransactions()
        .all()
        .get()
        .forEach(listing -> coordinators.put(listing.producerId(), listing));
    var writers = admin.describeProducers(open.stream().map(OpenTransactions::partition).toList());
    List<Fault> faults = new ArrayList<>();
    for (Position at : open) {
      String what =
          writers.partitionResult(partition(at)).get().activeProducers().stream()
              .filter(writer -> writer.currentTransactionStartOffset().isPresent())
              .map(writer -> described(writer, coordinators.get(writer.producerId())))
              .collect(Collectors.joining("; "));
      faults.add(
          new Fault(
              Fault.Kind.HANGING,
              at.topic() + "-" + at.partition(),
              List.of(at),
              "a transaction is open: " + what));
    }
    return faults;
  }

  private static String described(ProducerState writer, @Nullable TransactionListing coordinator) {
    return "producer %d, epoch %d, since offset %d; its coordinator says %s"
        .formatted(
            writer.producerId(),
            writer.producerEpoch(),
            writer.currentTransactionStartOffset().orElse(-1),
            coordinator == null
                ? "nothing"
                : coordinator.state() + " of " + coordinator.transactionalId());
  }

  private static TopicPartition partition(Position at) {
    return new TopicPartition(at.topic(), at.partition());
  }
}
