package io.jangbu.localservices;

import io.jangbu.testkit.kafka.process.ChildProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a service that is started and stopped, and has things done to it, by hand: nobody
 * starts it again when it dies.
 */
public final class ServiceInstance implements AutoCloseable {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);

  private final Installation installation;
  private @Nullable ChildProcess process;

  public ServiceInstance(Installation installation) {
    this.installation = installation;
  }

  /** Starts the process and returns at once; one that still runs is stopped first. */
  public synchronized void start() {
    close();
    process = installation.launch();
  }

  /**
   * Waits until the instance says that it is ready.
   *
   * @return since this was called
   * @throws IllegalStateException with the end of its log if it ends, or is not ready in 3 minutes
   */
  public Duration awaitReady() {
    return installation.awaitReady(running());
  }

  /** Ends it as a power cut would (SIGKILL). What it had on disk stays. */
  public void kill() {
    running().kill();
  }

  /** Lets it stand still (SIGSTOP), as a long pause of the machine does. */
  public void freeze() {
    SystemCommand.signal("STOP", pid());
  }

  /** Lets it go on (SIGCONT). */
  public void thaw() {
    SystemCommand.signal("CONT", pid());
  }

  /**
   * Stops it in good order (SIGTERM).
   *
   * @return false if that took longer than 40 s and it was killed
   */
  public boolean stop() {
    return running().stop(STOP_PATIENCE);
  }

  /** Deletes its stores, as if it came up on a new disk. It must not run. */
  public void wipeState() {
    if (isAlive()) {
      throw new IllegalStateException(name() + " still runs");
    }
    Footprint.delete(stateDirectory());
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  public long pid() {
    return running().pid();
  }

  public String name() {
    return installation.name();
  }

  /** {@code http://127.0.0.1:port}. */
  public URI address() {
    return installation.address();
  }

  public Path stateDirectory() {
    return installation.stateDirectory();
  }

  /** What the service logs. */
  public Path log() {
    return installation.log();
  }

  /** The memory that it holds, in bytes, beside what the system may take back. */
  public long residentBytes() {
    return Footprint.residentBytes(pid());
  }

  /** What its stores take on disk, in bytes. */
  public long stateBytes() {
    return Footprint.diskBytes(stateDirectory());
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      // A frozen process would not hear that it is to stop.
      if (process.isAlive()) {
        thaw();
      }
      process.stop(STOP_PATIENCE);
    }
  }

  private synchronized ChildProcess running() {
    return Objects.requireNonNull(process, name() + " was never started");
  }
}
