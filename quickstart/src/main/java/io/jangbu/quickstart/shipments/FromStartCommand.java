package io.jangbu.quickstart.shipments;

import io.jangbu.quickstart.options.ClientConfigOption;
import io.jangbu.quickstart.options.DatabaseOption;
import io.jangbu.quickstart.options.HelpOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./jangbu shipments from-start}. */
@Command(
    name = "from-start",
    description =
        "Takes in all events again, from the first on, and asks the carrier for every shipment that"
            + " the database does not have. The carrier knows by the idempotency keys which it has"
            + " had. The subscriber may run: it goes on within seconds.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the positions are set",
      "1:not done: a sentence says why, and what to do",
      "2:an option is wrong"
    })
public final class FromStartCommand implements Callable<Integer> {

  @Mixin private ClientConfigOption client = new ClientConfigOption();
  @Mixin private DatabaseOption database = new DatabaseOption();

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    return new Choice(Objects.requireNonNull(spec).commandLine(), client, database)
        .begin(Choice.From.START);
  }
}
