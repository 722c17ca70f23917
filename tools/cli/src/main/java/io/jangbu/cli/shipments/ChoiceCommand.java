package io.jangbu.cli.shipments;

import io.jangbu.cli.options.ClientConfigOption;
import io.jangbu.cli.options.DatabaseOption;
import io.jangbu.cli.options.HelpOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What both commands that choose a position have in common. */
@Command(
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the positions are set",
      "1:not done: a sentence says why, and what to do",
      "2:an option is wrong"
    })
abstract sealed class ChoiceCommand implements Callable<Integer>
    permits FromStartCommand, FromNowCommand {

  private final Choice.From from;

  @Mixin private ClientConfigOption client = new ClientConfigOption();
  @Mixin private DatabaseOption database = new DatabaseOption();

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();

  @Spec private @Nullable CommandSpec spec;

  ChoiceCommand(Choice.From from) {
    this.from = from;
  }

  @Override
  public final Integer call() {
    return new Choice(Objects.requireNonNull(spec).commandLine(), client, database).begin(from);
  }
}
