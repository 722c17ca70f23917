package io.jangbu.cli.projections;

import io.jangbu.cli.options.RefusedException;
import io.jangbu.cli.progress.Progress;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./jangbu rebuild projection}: a new version, compared, and in its place. */
@Command(
    name = "projection",
    mixinStandardHelpOptions = true,
    description =
        "Rebuilds all views from the first event on, beside the active version; then"
            + " compares the two, stream by stream, and lets the new one answer if they agree. The"
            + " old one is kept, for switching back. Reads are answered all the time. Ctrl-C ends"
            + " this command, not the building: the same command goes on with it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the new version answers, or with --only-compare: they agree",
      "1:it does not: a sentence says why, or the differences are listed",
      "2:an option is wrong"
    })
public final class RebuildProjectionCommand implements Callable<Integer> {

  private static final long LOOK_EVERY_MILLIS = 500;

  /** In offsets: so close to the end that the comparison waits for the rest. */
  private static final long CLOSE = 1_000;

  @Mixin private ServiceOption option = new ServiceOption();

  @Option(
      names = "--only-compare",
      description = "Builds and compares, and leaves it to a later run to take over.")
  private boolean onlyCompare;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter out = commandLine.getOut();
    try (ProjectionService service = option.service()) {
      Progress progress = Progress.on(commandLine.getErr());
      if (service.report().building().isEmpty()) {
        service.act("begin", Map.of());
      }
      build(service, progress);
      JsonNode comparison = compare(service, progress);
      new ReportText(out).printComparison(comparison);
      return conclude(service, comparison, out);
    } catch (RefusedException e) {
      commandLine.getErr().println(e.getMessage());
      commandLine.getErr().flush();
      return 1;
    }
  }

  private static void build(ProjectionService service, Progress progress)
      throws RefusedException, InterruptedException {
    progress.begin("Building", " records", 1, building(service).path("end").asLong());
    long told = 0;
    JsonNode version;
    do {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      version = building(service);
      progress.step(version.path("read").asLong() - told);
      told = version.path("read").asLong();
    } while (version.path("end").asLong() - told > CLOSE
        || !version.path("streams").asString().equals("RUNNING"));
    progress.end();
  }

  private static JsonNode building(ProjectionService service)
      throws RefusedException, InterruptedException {
    return service
        .report()
        .building()
        .orElseThrow(() ->
            new RefusedException(
                "The projection version was given up meanwhile: look with ./jangbu projections."));
  }

  private static JsonNode compare(ProjectionService service, Progress progress)
      throws RefusedException, InterruptedException {
    String id = service.act("compare", Map.of()).path("id").asString("");
    progress.note("Comparing, stream by stream, at the same position of the log");
    ProjectionsAnswer report;
    do {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      report = service.report();
      if (!report.comparison().path("id").asString("").equals(id)) {
        throw new RefusedException(
            "The comparison is lost: the service was started again, another one was begun, or"
                + " another instance answers at this address. Nothing has changed: run it again,"
                + " with --projection-service naming one instance.");
      }
    } while (!report.isCompared());
    return report.comparison();
  }

  private int conclude(ProjectionService service, JsonNode comparison, PrintWriter out)
      throws RefusedException, InterruptedException {
    boolean agree =
        comparison.path("state").asString().equals("DONE")
            && comparison.path("differing").asLong() == 0;
    int building = comparison.path("building").asInt();
    if (!agree) {
      out.printf(
          "Projection version %d does not take over. ./jangbu projections accept lets it answer"
              + " nonetheless, ./jangbu projections drop gives it up.%n",
          building);
    } else if (onlyCompare) {
      out.printf(
          "Projection version %d could take over: run it again without --only-compare.%n",
          building);
    } else {
      service.act("switch", Map.of("comparisonId", comparison.path("id").asString()));
      out.printf(
          "Projection version %d answers now. Projection version %d is kept: ./jangbu projections"
              + " back switches back to it, ./jangbu projections drop gives it up.%n",
          service.report().answering(), comparison.path("answering").asInt());
    }
    out.flush();
    return agree ? 0 : 1;
  }
}
