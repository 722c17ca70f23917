package io.jangbu.cli.topics;

import io.jangbu.cli.options.RefusedException;
import io.jangbu.kafka.record.RegisteredTopic;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was done, or would be, and what comes next. */
record AdoptionReport(PrintWriter out, AdoptedTopic topic, boolean findingsAccepted) {

  /**
   * How it ended.
   *
   * @param id of the topic that has the right partitions; null if there is none yet
   */
  record Outcome(Plan plan, @Nullable String id) {

    Outcome swapped(Adoption adoption)
        throws ExecutionException, InterruptedException, RefusedException {
      return new Outcome(plan, adoption.swap(plan));
    }
  }

  void print(Outcome outcome) {
    Plan plan = outcome.plan();
    String records = number(plan.records().stream().mapToLong(Long::longValue).sum()) + " records";
    if (outcome.id() == null) {
      line(having("would have", plan) + ", with " + records + ". Nothing was changed.");
    } else if (plan.oldId().equals(outcome.id())) {
      line(
          having("has", plan)
              + ", with "
              + records
              + ", as its context. Nothing had to be changed.");
    } else {
      line(having("has", plan) + " again, with " + records + ", each as it was.");
    }
    printRecords(plan);
    if (!plan.positions().isEmpty() && !plan.oldId().equals(outcome.id())) {
      line("Groups that go on where they were: " + groups(plan) + ".");
    }
    if (outcome.id() != null && !plan.oldId().equals(outcome.id())) {
      line("Its id is " + outcome.id() + ", and was " + plan.oldId() + ".");
      if (topic.hasEvents()) {
        line(
            "Next: delete the state directories of the projection service, whose histories know"
                + " positions of the old topic. They come back from Kafka.");
      }
      line("Then start the services.");
    }
    out.flush();
  }

  /** The services go on with it in place of what was registered. */
  void accepted(RegisteredTopic before, String id, boolean swapped) {
    line(
        "%s is registered with the id %s, in place of %s: the services go on with it."
            .formatted(topic.name(), id, before.id()));
    if (topic.hasEvents() && !swapped) {
      line(
          "What the services keep was made from the other one. Next: delete both changelogs of the"
              + " command service, jangbu-command-service-%s-snapshots-changelog and …-memory-…, from"
                  .formatted(topic.context().context())
              + " which its state comes back otherwise, and the state directories of the projection"
              + " service. Both rebuild what they keep, before anything is decided.");
    }
    out.flush();
  }

  private void printRecords(Plan plan) {
    if (topic.hasCommands()) {
      line(number(plan.undecided()) + " of them were not decided yet, and will be.");
    } else if (plan.undecided() > 0) {
      line(number(plan.undecided()) + " of them were in the added partitions.");
    }
    if (topic.hasEvents() && !findingsAccepted) {
      line("Every stream is whole: versions 1, 2, 3 and on.");
    }
  }

  private String having(String verb, Plan plan) {
    return topic.name() + " " + verb + " " + plan.partitions() + " partitions";
  }

  private static String groups(Plan plan) {
    return plan.positions().stream()
        .map(Plan.Position::group)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private void line(String line) {
    out.println(line);
  }
}
