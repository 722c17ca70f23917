package io.jangbu.quickstart.rebuild;

import io.jangbu.quickstart.projections.RebuildProjectionCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./jangbu rebuild …}: what is made anew from the events. */
@Command(
    name = "rebuild",
    description = "Makes anew what services derive from the events, while they run.",
    subcommands = {CommandStateCommand.class, RebuildProjectionCommand.class})
public final class RebuildCommand {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;
}
