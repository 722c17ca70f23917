package io.jangbu.cli.options;

import picocli.CommandLine.Option;

/** {@code --help}. */
public final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;
}
