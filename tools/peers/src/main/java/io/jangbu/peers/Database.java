package io.jangbu.peers;

/** A database of PostgreSQL that is empty at first. */
public record Database(String jdbcUrl, String user, String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return user + " at " + jdbcUrl;
  }
}
