package io.jangbu.cli.transactions;

import io.jangbu.cli.options.ClientConfigOption;
import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import picocli.CommandLine;

/** What the commands have in common: a cluster, and a sentence when something goes wrong. */
final class Asking {

  static final int DONE = 0;
  static final int HANGING = 1;
  static final int NOT_ASKED = 2;

  private Asking() {}

  /** What is done with the cluster. */
  interface Work {
    int on(Cluster cluster, PrintWriter out) throws ExecutionException, InterruptedException;
  }

  /** The exit code. */
  static int run(CommandLine command, ClientConfigOption client, Work work) {
    PrintWriter out = command.getOut();
    try (Cluster cluster = Cluster.connect(client.settings(command))) {
      return work.on(cluster, out);
    } catch (ExecutionException | KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      command.getErr().println(sentence(client.bootstrapServers(), cause));
      command.getErr().flush();
      return NOT_ASKED;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return NOT_ASKED;
    } finally {
      out.flush();
    }
  }

  private static String sentence(String servers, Throwable cause) {
    return switch (cause) {
      case TransactionalIdNotFoundException _ ->
          "No coordinator knows a producer of that transactional.id.";
      case ClusterAuthorizationException _ ->
          "This principal may not end transactions: that takes ALTER on the cluster."
              + " --command-config names another one's settings.";
      case AuthorizationException denied ->
          "This principal may not look at transactions: %s".formatted(denied.getMessage());
      case TimeoutException _ ->
          "No Kafka broker answers at %s. Is it running (./jangbu up)? --bootstrap-servers names"
                  .formatted(servers)
              + " another address.";
      default -> "The broker at %s cannot be used: %s".formatted(servers, cause.getMessage());
    };
  }
}
