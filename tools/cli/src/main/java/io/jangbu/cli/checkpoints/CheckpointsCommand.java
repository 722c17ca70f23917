package io.jangbu.cli.checkpoints;

import io.jangbu.cli.options.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./jangbu checkpoints …}. */
@Command(
    name = "checkpoints",
    description = "Signs what is in the log.",
    subcommands = {AnchorCommand.class})
public final class CheckpointsCommand {

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();
}
