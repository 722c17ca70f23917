package io.jangbu.cli.shipments;

import io.jangbu.cli.options.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./jangbu shipments …}. */
@Command(
    name = "shipments",
    description =
        "Tells the shipping subscriber from where it takes events in, where it refuses to go on by"
            + " itself: its readiness says so.",
    subcommands = {FromStartCommand.class, FromNowCommand.class})
public final class ShipmentsCommand {

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();
}
