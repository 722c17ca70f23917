package io.jangbu.cli.transactions;

import io.jangbu.kafka.consumer.topics.BrokerLimits;
import io.jangbu.kafka.streams.transactions.HangingTransaction;
import io.jangbu.kafka.streams.transactions.HangingTransactions;
import io.jangbu.kafka.streams.transactions.HeldBack;
import io.jangbu.kafka.streams.transactions.OpenTransaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.TopicPartition;

/** All partitions of a cluster, with what holds up their readers. */
final class Cluster implements AutoCloseable {

  private static final int ANSWER_MILLIS = 12_000;

  private final Admin admin;
  private final HangingTransactions transactions;

  private Cluster(Admin admin, HangingTransactions transactions) {
    this.admin = admin;
    this.transactions = transactions;
  }

  /**
   * Connects to it.
   *
   * @throws ExecutionException if no broker answers, or may be asked
   */
  static Cluster connect(Map<String, Object> client)
      throws ExecutionException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS / 2);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    Admin admin = Admin.create(settings);
    try {
      Duration longest = BrokerLimits.longestTransaction(admin);
      return new Cluster(admin, new HangingTransactions(admin, settings, longest));
    } catch (ExecutionException | InterruptedException | RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  /**
   * What is open now.
   *
   * @param heldBack the partitions that committed readers cannot read to the end
   * @param open the transactions on them
   * @param producers the transactional ids that coordinators know, by producer
   * @param hanging those of the transactions that no timeout ends
   */
  record Open(
      Map<TopicPartition, HeldBack> heldBack,
      List<OpenTransaction> open,
      Map<Long, String> producers,
      List<HangingTransaction> hanging) {}

  Open open() throws ExecutionException, InterruptedException {
    List<TopicPartition> all = partitions();
    Map<TopicPartition, HeldBack> heldBack = transactions.heldBack(all);
    List<OpenTransaction> open = transactions.open(heldBack.keySet());
    return new Open(
        heldBack, open, transactions.producers(open), transactions.find(heldBack.keySet(), all));
  }

  /** Whether the transaction was still there, and is ended now as it had ended. */
  boolean end(HangingTransaction hanging) throws ExecutionException, InterruptedException {
    return transactions.end(hanging);
  }

  /**
   * Aborts what a producer has open, and fences it off.
   *
   * @throws ExecutionException by a TransactionalIdNotFoundException if no coordinator knows it
   */
  void abort(String transactionalId) throws ExecutionException, InterruptedException {
    // Asked first: to abort what an unknown one has open would make it known.
    admin.describeTransactions(List.of(transactionalId)).description(transactionalId).get();
    admin.forceTerminateTransaction(transactionalId).result().get();
  }

  private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
    var names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin.describeTopics(names).allTopicNames().get().values().stream()
        .flatMap(topic ->
            topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .toList();
  }

  @Override
  public void close() {
    transactions.close();
    admin.close(Duration.ZERO);
  }
}
