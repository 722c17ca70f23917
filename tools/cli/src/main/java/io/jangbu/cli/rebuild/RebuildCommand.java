package io.jangbu.cli.rebuild;

import io.jangbu.cli.options.HelpOption;
import io.jangbu.cli.projections.RebuildProjectionCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./jangbu rebuild …}: what is rebuilt from the events. */
@Command(
    name = "rebuild",
    description = "Rebuilds what services derive from the events, while they run.",
    subcommands = {CommandStateCommand.class, RebuildProjectionCommand.class})
public final class RebuildCommand {

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();
}
