package io.jangbu.cli.transactions;

import io.jangbu.cli.options.ClientConfigOption;
import io.jangbu.cli.options.HelpOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./jangbu transactions abort}: ends what one producer has open. */
@Command(
    name = "abort",
    description = {
      "Aborts what the producer with that transactional.id has open, which its coordinator knows,",
      "and fences the producer off: for one of another system that holds up readers and does not",
      "end its transaction. Its next write fails."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing of it is open",
      "2:the broker is out of reach, or has no such producer"
    })
final class AbortCommand implements Callable<Integer> {

  @Mixin private ClientConfigOption client = new ClientConfigOption();

  @Parameters(paramLabel = "TRANSACTIONAL_ID", description = "As ./jangbu transactions shows it.")
  private String transactionalId = "";

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    return Asking.run(
        Objects.requireNonNull(spec).commandLine(),
        client,
        (cluster, out) -> {
          cluster.abort(transactionalId);
          out.println(
              "Nothing of %s is open any more, and it is fenced off.".formatted(transactionalId));
          return Asking.DONE;
        });
  }
}
