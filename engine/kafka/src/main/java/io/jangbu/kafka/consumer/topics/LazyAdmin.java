package io.jangbu.kafka.consumer.topics;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** An admin client that is made when it is first needed, and kept. */
public final class LazyAdmin implements AutoCloseable {

  private final Supplier<Map<String, Object>> settings;
  private @Nullable Admin admin;

  /** One with these settings, which are asked for when it is made. */
  public LazyAdmin(Supplier<Map<String, Object>> settings) {
    this.settings = settings;
  }

  /** The client. */
  public synchronized Admin get() {
    Admin there = admin;
    if (there == null) {
      there = Admin.create(settings.get());
      admin = there;
    }
    return there;
  }

  /** Does not wait for what is asked at the moment. */
  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
