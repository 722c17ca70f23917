package io.jangbu.cli.pipeline;

import java.util.List;

/** Ports that other programs hold; the message names each, what it is for and how to change it. */
public final class BusyPortsException extends RuntimeException {

  BusyPortsException(List<String> ports) {
    super(String.join(System.lineSeparator(), ports));
  }
}
