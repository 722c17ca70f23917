package io.jangbu.resilience.cluster;

import io.jangbu.localservices.Postgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What lies between one client and PostgreSQL. It can keep the answer to a commit to itself: then
 * the database has committed, and the client does not know it yet.
 */
public final class PostgresWire implements AutoCloseable {

  /** CommandComplete of the protocol: its type, its length, its tag. */
  private static final String COMMITTED = "C\0\0\0\13COMMIT\0";

  private static final int CHUNK = 8 << 10;

  private final int target;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable CompletableFuture<Void>> trap = new AtomicReference<>();

  private PostgresWire(int target, ServerSocket server) {
    this.target = target;
    this.server = server;
  }

  static PostgresWire to(Postgres postgres) {
    try {
      int port = URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
      PostgresWire wire =
          new PostgresWire(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().name("wire").start(wire::accept);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/" + Postgres.DATABASE;
  }

  /**
   * Keeps the answer to the next commit, and all that would follow on its connection.
   *
   * @return completes when the database has committed and the client was not told
   */
  public CompletableFuture<Void> keepAnswerToNextCommit() {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    trap.set(kept);
    return kept;
  }

  /** Cuts all connections, and lets everything through again. */
  public void restore() {
    trap.set(null);
    open.forEach(PostgresWire::closeQuietly);
    open.clear();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException _) {
        // closed
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      database.setTcpNoDelay(true);
      open.add(database);
      Thread.ofVirtual().start(() -> pass(client, database, false));
      pass(database, client, true);
    } catch (IOException _) {
      closeQuietly(client);
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (answers && isTrapped(new String(chunk, 0, read, StandardCharsets.ISO_8859_1))) {
          // Says nothing until somebody cuts the connection.
          in.transferTo(OutputStream.nullOutputStream());
          return;
        }
        out.write(chunk, 0, read);
      }
    } catch (IOException _) {
      // cut
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private boolean isTrapped(String answer) {
    CompletableFuture<Void> waiting = trap.get();
    if (waiting == null || !answer.contains(COMMITTED) || !trap.compareAndSet(waiting, null)) {
      return false;
    }
    waiting.complete(null);
    return true;
  }

  @Override
  public void close() {
    closeQuietly(server);
    restore();
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException _) {
      // it is closed all the same
    }
  }
}
