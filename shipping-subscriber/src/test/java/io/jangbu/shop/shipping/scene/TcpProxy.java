package io.jangbu.shop.shipping.scene;

import io.jangbu.testkit.hosts.PostgresHost;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A wire to a server that can be cut and mended, on the same port all the time. */
public final class TcpProxy implements AutoCloseable {

  private final int port;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket server;

  private TcpProxy(int port, int target) {
    this.port = port;
    this.target = target;
  }

  /** To PostgreSQL; cut until {@link #mend}. */
  public static TcpProxy toPostgres() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new TcpProxy(free.getLocalPort(), PostgresHost.shared().port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public synchronized void mend() {
    try {
      ServerSocket listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      server = listening;
      Thread.startVirtualThread(() -> accept(listening));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized void cut() {
    if (server != null) {
      closeQuietly(server);
      server = null;
    }
    open.forEach(TcpProxy::closeQuietly);
    open.clear();
  }

  @Override
  public void close() {
    cut();
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket real = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(real);
        Thread.startVirtualThread(() -> pump(client, real));
        Thread.startVirtualThread(() -> pump(real, client));
      } catch (IOException _) {
        // cut, or the server would not have it
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // cut
    }
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException _) {
      // it is closed all the same
    }
  }
}
