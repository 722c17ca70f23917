package io.jangbu.starter.settings;

import java.util.List;

/** Settings of ours that nothing reads, most likely misspelt. */
final class UnknownSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<WrongSetting> unknown;

  UnknownSettingsException(List<WrongSetting> unknown) {
    super(unknown.getFirst().sentence());
    this.unknown = List.copyOf(unknown);
  }

  List<WrongSetting> unknown() {
    return unknown;
  }
}
