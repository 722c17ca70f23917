package io.jangbu.testkit.hosts;

/** Where the tests' servers run, by the system property {@code test.host}. */
enum Host {
  LOCAL,
  DOCKER;

  private static final String PROPERTY = "test.host";

  /** Local unless the build says otherwise. */
  static Host chosen() {
    String name = System.getProperty(PROPERTY, "local");
    return switch (name) {
      case "local" -> LOCAL;
      case "docker" -> DOCKER;
      default -> throw new IllegalStateException(PROPERTY + " is local or docker, not " + name);
    };
  }
}
