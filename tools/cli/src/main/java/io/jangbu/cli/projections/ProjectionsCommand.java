package io.jangbu.cli.projections;

import io.jangbu.cli.options.RefusedException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./jangbu projections}: the versions, and what may be done about them. */
@Command(
    name = "projections",
    mixinStandardHelpOptions = true,
    description =
        "Shows the versions of the projections: which one is active, how far the others are, and"
            + " what a comparison has found. `./jangbu rebuild projection` builds a new one.",
    footerHeading = "%nActions:%n",
    footer = {
      "  show     shows them (what it does when no action is given)",
      "  accept   lets the one that was built answer, although the comparison has",
      "           found differences",
      "  back     lets the one that answered before answer again",
      "  drop     gives up the one that does not answer, with all that it has stored"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:not done: a sentence says why", "2:an option is wrong"})
public final class ProjectionsCommand implements Callable<Integer> {

  /** What may be asked for. */
  enum Action {
    show,
    accept,
    back,
    drop
  }

  @Mixin private ServiceOption option = new ServiceOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "show",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Action action = Action.show;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    try (ProjectionService service = option.service()) {
      switch (action) {
        case show -> {}
        case accept ->
            service.act(
                "accept",
                Map.of("comparisonId", service.report().comparison().path("id").asString("")));
        case back, drop -> service.act(action.name(), Map.of());
      }
      new ReportText(commandLine.getOut()).print(service.report());
      return 0;
    } catch (RefusedException e) {
      commandLine.getErr().println(e.getMessage());
      commandLine.getErr().flush();
      return 1;
    }
  }
}
