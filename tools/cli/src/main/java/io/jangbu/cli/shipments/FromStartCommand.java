package io.jangbu.cli.shipments;

import picocli.CommandLine.Command;

/** {@code ./jangbu shipments from-start}. */
@Command(
    name = "from-start",
    description =
        "Takes in all events again, from the first on, and asks the carrier for every shipment that"
            + " the database does not have. The carrier knows by the idempotency keys which it has"
            + " had. The subscriber may run: it goes on within seconds.")
public final class FromStartCommand extends ChoiceCommand {

  /** As picocli makes it. */
  public FromStartCommand() {
    super(Choice.From.START);
  }
}
