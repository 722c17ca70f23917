package io.jangbu.systemtests.endtoend;

import io.jangbu.cli.erase.EraseCommand;
import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.verify.VerifyCommand;
import io.jangbu.localservices.Service;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** An operator's commands at a running pipeline. */
record Cli(LocalPipeline pipeline) {

  /** What was told, and how it ended. */
  record Run(int exitCode, String out, String err) {}

  Run erase(String... asked) {
    List<String> arguments = new ArrayList<>(List.of(asked));
    arguments.addAll(
        List.of(
            "--bootstrap-servers",
            pipeline.bootstrapServers(),
            "--command-service",
            pipeline.address(Service.COMMAND).toString(),
            "--database-url",
            pipeline.jdbcUrl(),
            "--data",
            pipeline.databasePasswordFile().resolve("../..").normalize().toString()));
    return run(new EraseCommand(), arguments.toArray(String[]::new));
  }

  Run verify() {
    return run(new VerifyCommand(), "--bootstrap-servers", pipeline.bootstrapServers());
  }

  private static Run run(Callable<Integer> command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
