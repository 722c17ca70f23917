package io.jangbu.starter.settings;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the settings that nothing reads. */
final class UnknownSettingsFailureAnalyzer
    extends AbstractFailureAnalyzer<UnknownSettingsException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, UnknownSettingsException failure) {
    return new FailureAnalysis(
        failure.unknown().stream().map(WrongSetting::sentence).collect(Collectors.joining("\n")),
        "Take it out, or write it as in the table of settings.",
        failure);
  }
}
