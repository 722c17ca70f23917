package io.jangbu.testkit.kafka.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address. */
public final class LoopbackPorts {

  /** Below what Linux and macOS give to outgoing connections, so that none of those takes it. */
  private static final int FIRST = 20_000;

  private static final int END = 32_000;

  private LoopbackPorts() {}

  /** A port that is free at this moment. */
  public static int free() {
    return ThreadLocalRandom.current()
        .ints(FIRST, END)
        .limit(END - FIRST)
        .filter(LoopbackPorts::isFree)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free port on the loopback address"));
  }

  /** Whether a server could listen on the port now, on the loopback address and on all others. */
  public static boolean isFree(int port) {
    return canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        && canListen(new InetSocketAddress(port));
  }

  private static boolean canListen(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      // Connections of a server that has just ended may linger; a new server does not mind.
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
