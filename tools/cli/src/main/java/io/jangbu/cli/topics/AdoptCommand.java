package io.jangbu.cli.topics;

import io.jangbu.cli.options.BrokerOption;
import io.jangbu.cli.options.HelpOption;
import io.jangbu.cli.options.RefusedException;
import io.jangbu.cli.progress.Progress;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.kafka.record.PartitionCounts;
import io.jangbu.testkit.kafka.LocalKafka;
import io.jangbu.testkit.kafka.process.DirectoryLock;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./jangbu topics adopt}: a topic gets the partitions of its context again, and is the one
 * from then on that the services go on with.
 */
@Command(
    name = "adopt",
    description =
        "Brings a topic that was given more partitions back to those of its context, which Kafka"
            + " itself cannot: copies it, deletes it, recreates it under its name, fills it from"
            + " the copy, and sets the positions of every group that has read it. What was decided"
            + " is not decided again, what was not will be. All services and all who send to the"
            + " topic have to be stopped. Stopped or killed itself, it goes on when it is run"
            + " again. A topic that has the right partitions, but is another one than the services"
            + " know, as after it was deleted and filled again, is read and checked, and accepted"
            + " by its id.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the topic has the partitions of its context, and the services go on with it",
      "1:not done: a sentence says why, and what to do",
      "2:an option is wrong"
    })
public final class AdoptCommand implements Callable<Integer> {

  private final List<EventLog<?, ?>> known;

  @Mixin private BrokerOption broker = new BrokerOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The data of a ./jangbu up that is stopped: its Kafka is started for this, and stopped"
              + " again.")
  private @Nullable Path data;

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..1",
      description = "The topic, such as orders.commands.")
  private @Nullable String name;

  @Option(
      names = "--all",
      description =
          "Every topic that is not the one that the services know, one after the other: after Kafka"
              + " was restored into another cluster.")
  private boolean all;

  @Option(
      names = "--dry-run",
      description = "Reads everything and tells what would be done. Changes nothing.")
  private boolean dryRun;

  @Option(
      names = "--partitions",
      paramLabel = "NUMBER",
      description =
          "The right number, if the other topics of the context do not tell: that of the changelogs"
              + " of the command service.")
  private int partitions;

  @Option(
      names = "--application-id",
      paramLabel = "GROUP",
      defaultValue = "jangbu-command-service",
      description = "The group of the command service (default: ${DEFAULT-VALUE}).")
  private String applicationId = "";

  @Option(
      names = "--accept-findings",
      description = "Takes streams over that lack an event, as one that was erased.")
  private boolean acceptFindings;

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();

  @Spec private @Nullable CommandSpec spec;

  /** Knows the contexts on the class path. */
  public AdoptCommand() {
    this(EventLog.all());
  }

  AdoptCommand(List<EventLog<?, ?>> known) {
    this.known = known;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path directory = data;
    if (directory == null) {
      return adopt(broker.bootstrapServers());
    }
    if (!Files.isDirectory(directory.resolve("kafka"))) {
      return failed(
          Objects.requireNonNull(spec).commandLine().getErr(),
          "There is no data of `up` in %s.".formatted(directory.toAbsolutePath().normalize()));
    }
    try (DirectoryLock _ = DirectoryLock.take(directory.toAbsolutePath().normalize());
        LocalKafka kafka = LocalKafka.start(directory.resolve("kafka"))) {
      return adopt(kafka.bootstrapServers());
    } catch (IllegalStateException e) {
      return failed(
          Objects.requireNonNull(spec).commandLine().getErr(), String.valueOf(e.getMessage()));
    }
  }

  private int adopt(String bootstrapServers) throws InterruptedException {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    if (all == (name != null)) {
      throw new ParameterException(spec.commandLine(), "Name one topic, or say --all.");
    }
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "jangbu-topics",
                "default.api.timeout.ms",
                20_000,
                "request.timeout.ms",
                10_000))) {
      Cluster cluster = new Cluster(admin);
      Registry registry = new Registry(cluster, bootstrapServers, InstantSource.system());
      String one = name;
      List<String> names = one == null ? registry.others(known) : List.of(one);
      for (String each : names) {
        adopt(each, bootstrapServers, cluster, registry);
      }
      if (names.isEmpty()) {
        spec.commandLine().getOut().println("Every topic is the one that the services know.");
        spec.commandLine().getOut().flush();
      }
      return 0;
    } catch (RefusedException e) {
      return failed(err, String.valueOf(e.getMessage()));
    } catch (ExecutionException | KafkaException | IllegalStateException e) {
      Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
      return failed(
          err,
          "Not done: " + cause.getMessage() + ". It goes on where it was when it is run again.");
    }
  }

  private void adopt(String each, String bootstrapServers, Cluster cluster, Registry registry)
      throws ExecutionException, InterruptedException, RefusedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    AdoptedTopic topic =
        AdoptedTopic.named(each, known)
            .orElseThrow(() -> new RefusedException(each + " is no topic of a context."));
    Adoption adoption =
        new Adoption(
            cluster,
            bootstrapServers,
            topic,
            applicationId,
            acceptFindings,
            Progress.on(spec.commandLine().getErr()));
    AdoptionReport report = new AdoptionReport(out, topic, acceptFindings);
    AdoptionReport.Outcome outcome = run(cluster, topic, adoption);
    report.print(outcome);
    String id = outcome.id();
    if (id != null && !dryRun) {
      registry.requirePositions(cluster.find(each).orElseThrow());
      String oldId = outcome.plan().oldId();
      registry
          .accept(each, oldId)
          .ifPresent(before -> report.accepted(before, id, !oldId.equals(id)));
    }
  }

  private static int failed(PrintWriter err, String why) {
    err.println(why);
    err.flush();
    return 1;
  }

  private AdoptionReport.Outcome run(Cluster cluster, AdoptedTopic topic, Adoption adoption)
      throws ExecutionException, InterruptedException, RefusedException {
    Optional<Plan> begun = adoption.begun();
    if (begun.isPresent()) {
      requireNobody(cluster, topic);
      return dryRun
          ? new AdoptionReport.Outcome(begun.get(), null)
          : new AdoptionReport.Outcome(begun.get(), adoption.swap(begun.get()));
    }
    TopicDescription old =
        cluster
            .find(topic.name())
            .orElseThrow(() ->
                new RefusedException(
                    "There is no topic %s, and no copy of it.".formatted(topic.name())));
    int right = rightCount(cluster, topic);
    int found = old.partitions().size();
    if (found < right) {
      throw new RefusedException(
          "%s has %d partitions, fewer than the %d of its context: records are missing. A backup of Kafka brings them back (docs/deploying.md, Backup and restore)."
              .formatted(topic.name(), found, right));
    }
    if (dryRun || found == right) {
      return new AdoptionReport.Outcome(
          adoption.look(old, right), found == right ? old.topicId().toString() : null);
    }
    return new AdoptionReport.Outcome(adoption.copy(old, right), null).swapped(adoption);
  }

  private static void requireNobody(Cluster cluster, AdoptedTopic topic)
      throws ExecutionException, InterruptedException, RefusedException {
    var _ = Groups.of(cluster.admin(), topic.name());
  }

  /** That of the context's other topics, or what is said. */
  private int rightCount(Cluster cluster, AdoptedTopic topic)
      throws ExecutionException, InterruptedException, RefusedException {
    if (partitions > 0) {
      return partitions;
    }
    Map<String, Integer> others = new HashMap<>();
    for (String other : topic.context().all()) {
      if (!other.equals(topic.name())) {
        cluster.find(other).ifPresent(there -> others.put(other, there.partitions().size()));
      }
    }
    if (Set.copyOf(others.values()).size() != 1) {
      throw new RefusedException(
          "The other topics of %s do not tell how many partitions are right: %s. --partitions says it: as many as the changelogs %s-%s-… have."
              .formatted(
                  topic.context().context(), others, applicationId, topic.context().context()));
    }
    return new PartitionCounts(others, Set.of()).usual();
  }
}
