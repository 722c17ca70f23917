package io.jangbu.cli;

import io.jangbu.cli.checkpoints.CheckpointsCommand;
import io.jangbu.cli.demo.DemoCommand;
import io.jangbu.cli.erase.EraseCommand;
import io.jangbu.cli.importer.ImportCommand;
import io.jangbu.cli.options.FileSentences;
import io.jangbu.cli.projections.ProjectionsCommand;
import io.jangbu.cli.rebuild.RebuildCommand;
import io.jangbu.cli.shipments.ShipmentsCommand;
import io.jangbu.cli.topics.TopicsCommand;
import io.jangbu.cli.transactions.TransactionsCommand;
import io.jangbu.cli.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The one command: what the shell script {@code jangbu} runs. */
@Command(
    name = "./jangbu",
    description = "An event-sourced order pipeline on plain Apache Kafka, on this machine.",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      ImportCommand.class,
      VerifyCommand.class,
      CheckpointsCommand.class,
      ProjectionsCommand.class,
      RebuildCommand.class,
      TransactionsCommand.class,
      TopicsCommand.class,
      ShipmentsCommand.class,
      EraseCommand.class,
      ResetCommand.class,
      HelpCommand.class
    })
public final class Jangbu {

  private Jangbu() {}

  /** All commands, as they are run. */
  static CommandLine commandLine() {
    return FileSentences.taughtTo(new CommandLine(new Jangbu()));
  }

  public static void main(String[] args) {
    CommandLine commands = commandLine();
    System.exit(FileSentences.execute(commands, args.length == 0 ? new String[] {"help"} : args));
  }
}
