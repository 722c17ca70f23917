package io.jangbu.cli.topics;

import io.jangbu.cli.options.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./jangbu topics …}. */
@Command(
    name = "topics",
    description = "Mends the topics of a context.",
    subcommands = {AdoptCommand.class})
public final class TopicsCommand {

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();
}
