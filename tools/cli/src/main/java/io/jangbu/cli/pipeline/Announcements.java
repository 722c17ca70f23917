package io.jangbu.cli.pipeline;

import java.time.Duration;
import java.util.Locale;

/** What a pipeline tells while it starts and runs. Called from several threads. */
public interface Announcements {

  /** Something is being started. */
  void starting(String what);

  /** It serves now. */
  void ready(String what, Duration took);

  /** One line about something that happened on its own. */
  void note(String line);

  /** The line about something that died and serves again. */
  static String readyAgain(String what, Duration took) {
    return String.format(
        Locale.ROOT, "%s is ready again after %.1f s", what, took.toMillis() / 1e3);
  }

  /** Tells nobody. */
  static Announcements none() {
    return new Announcements() {
      @Override
      public void starting(String what) {}

      @Override
      public void ready(String what, Duration took) {}

      @Override
      public void note(String line) {}
    };
  }
}
