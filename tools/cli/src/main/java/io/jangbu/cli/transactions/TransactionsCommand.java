package io.jangbu.cli.transactions;

import io.jangbu.cli.options.ClientConfigOption;
import io.jangbu.cli.options.HelpOption;
import io.jangbu.kafka.streams.transactions.HangingTransaction;
import io.jangbu.kafka.streams.transactions.OpenTransaction;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./jangbu transactions}: what is open, on all topics. */
@Command(
    name = "transactions",
    description = {
      "Shows the transactions that are open on any partition, and those that hang: open on a",
      "partition, and unknown to their coordinator, as after a crash of all brokers. Readers of",
      "committed records see nothing behind an open transaction, and no timeout ends one that",
      "hangs. On a busy system transactions are open for some milliseconds all the time."
    },
    subcommands = {HealCommand.class, AbortCommand.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:none hangs",
      "1:some hang: they are named",
      "2:the broker is out of reach, or may not be asked"
    })
public final class TransactionsCommand implements Callable<Integer> {

  @Mixin private ClientConfigOption client = new ClientConfigOption();

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();

  @Spec private @Nullable CommandSpec spec;

  /** Returns the exit code; whatever goes wrong is told in a sentence. */
  @Override
  public Integer call() {
    return Asking.run(Objects.requireNonNull(spec).commandLine(), client, this::show);
  }

  private int show(Cluster cluster, PrintWriter out)
      throws ExecutionException, InterruptedException {
    Cluster.Open now = cluster.open();
    List<OpenTransaction> hanging = now.hanging().stream().map(HangingTransaction::open).toList();
    now.open().stream()
        .filter(open -> !hanging.contains(open))
        .forEach(open -> out.println(underWay(open, now)));
    now.hanging().forEach(each -> out.println(each.describe() + ", and hangs."));
    out.println(
        hanging.isEmpty()
            ? "%d open, none of them hangs.".formatted(now.open().size())
            : "%d open, %d of them hang: ./jangbu transactions heal ends those."
                .formatted(now.open().size(), hanging.size()));
    return hanging.isEmpty() ? Asking.DONE : Asking.HANGING;
  }

  private static String underWay(OpenTransaction open, Cluster.Open now) {
    String id = now.producers().get(open.producerId());
    return "%s is held from offset %d on by a transaction of producer %d (%s), written to %d s ago."
        .formatted(
            open.partition(),
            open.startOffset(),
            open.producerId(),
            id == null ? "no coordinator tells of it" : id,
            Math.max(0, Duration.between(open.lastWrite(), Instant.now()).toSeconds()));
  }
}
