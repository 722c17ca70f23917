package io.jangbu.resilience.cluster;

import io.jangbu.localservices.carrier.StandInCarrier;
import io.jangbu.localservices.carrier.Temperament;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A carrier that accepts everything and remembers it, and that can be away. */
public final class Carrier implements CarrierBook, AutoCloseable {

  private final Path directory;
  private StandInCarrier desk;
  private boolean away;

  private Carrier(Path directory) {
    this.directory = directory;
    this.desk = StandInCarrier.start(0, directory, Temperament.flawless());
  }

  static Carrier open(Path directory) {
    return new Carrier(directory);
  }

  public URI url() {
    return desk.url();
  }

  /** Nobody listens any more. */
  public void goDown() {
    desk.close();
    away = true;
  }

  /** Listens again where it did, if it does not, and remembers what it had accepted. */
  public void comeBack() {
    if (!away) {
      return;
    }
    away = false;
    desk = StandInCarrier.start(url().getPort(), directory, Temperament.flawless());
  }

  @Override
  public Map<String, List<String>> acceptedKeysByOrder() {
    return desk.acceptedKeysByOrder();
  }

  @Override
  public boolean refuses(String orderId) {
    return false;
  }

  @Override
  public void close() {
    desk.close();
  }
}
