package io.jangbu.cli.shipments;

import picocli.CommandLine.Command;

/** {@code ./jangbu shipments from-now}. */
@Command(
    name = "from-now",
    description =
        "Begins with what is shipped from now on, in a database that has no positions yet: the"
            + " carrier is asked for no shipment of before. The subscriber may run: it goes on"
            + " within seconds.")
public final class FromNowCommand extends ChoiceCommand {

  /** As picocli makes it. */
  public FromNowCommand() {
    super(Choice.From.NOW);
  }
}
