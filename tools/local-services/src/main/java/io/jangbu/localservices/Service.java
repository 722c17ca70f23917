package io.jangbu.localservices;

/** The three services, by the names of their modules. */
public enum Service {
  COMMAND("command-service"),
  PROJECTION("projection-service"),
  SHIPPING("shipping-subscriber");

  private final String module;

  Service(String module) {
    this.module = module;
  }

  @Override
  public String toString() {
    return module;
  }
}
