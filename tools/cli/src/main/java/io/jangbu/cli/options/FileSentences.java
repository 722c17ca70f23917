package io.jangbu.cli.options;

import io.jangbu.testkit.kafka.files.FileFault;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.InitializationException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * What all commands say of files and directories that cannot be used: a sentence, and the exit code
 * that the command has for it. Where a command has no better words of its own, it lets the failure
 * come here.
 */
public final class FileSentences implements IExecutionExceptionHandler {

  private FileSentences() {}

  /** Teaches them to a command and its subcommands. */
  public static CommandLine taughtTo(CommandLine command) {
    return command
        .registerConverter(Path.class, FileSentences::path)
        .setExecutionExceptionHandler(new FileSentences());
  }

  /**
   * Runs a command line.
   *
   * @return its exit code; 2 if a file of arguments ({@code @FILE}) cannot be read
   */
  public static int execute(CommandLine command, String... arguments) {
    try {
      // Beforehand, for execute() would print the stack trace of a file that cannot be read.
      command.parseArgs(arguments);
    } catch (InitializationException e) {
      command.getErr().println(FileFault.sentence(e));
      command.getErr().flush();
      return command.getCommandSpec().exitCodeOnInvalidInput();
    } catch (ParameterException _) {
      // It says so itself.
    }
    return command.execute(arguments);
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(FileFault.sentence(e));
    }
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    Optional<String> sentence = FileFault.in(failure);
    if (sentence.isEmpty()) {
      throw failure;
    }
    command.getErr().println(sentence.get());
    command.getErr().flush();
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
