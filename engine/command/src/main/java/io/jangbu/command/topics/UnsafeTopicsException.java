package io.jangbu.command.topics;

import java.util.List;

/** Topics stand with settings under which data or order would be lost: the service must not run. */
public final class UnsafeTopicsException extends RuntimeException {

  private final List<String> faults;

  public UnsafeTopicsException(List<String> faults) {
    super("These topics would lose data or order: " + String.join("; ", faults));
    this.faults = List.copyOf(faults);
  }

  /** A sentence for each fault. */
  public List<String> faults() {
    return faults;
  }
}
