package io.jangbu.cli.options;

import io.jangbu.localservices.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database the shipping subscriber has: by default that of {@code ./jangbu up}. */
public final class DatabaseOption {

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      defaultValue = "${env:SPRING_DATASOURCE_URL:-jdbc:postgresql://127.0.0.1:5433/jangbu}",
      description =
          "The subscriber's database (default: SPRING_DATASOURCE_URL, else that of `up`,"
              + " jdbc:postgresql://127.0.0.1:5433/jangbu).")
  private String url = "";

  @Option(
      names = "--database-user",
      paramLabel = "USER",
      defaultValue = "${env:SPRING_DATASOURCE_USERNAME:-postgres}",
      description =
          "Its user (default: SPRING_DATASOURCE_USERNAME, else postgres). The password is"
              + " SPRING_DATASOURCE_PASSWORD, else that which `up` keeps with its data.")
  private String user = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where `up` keeps its data, if not in .jangbu in the project: its password is there.")
  private @Nullable Path data;

  /**
   * A connection, which whoever asks closes.
   *
   * @throws SQLException if the database cannot be reached, or lets nobody in
   */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("ApplicationName", "jangbu");
    String password = password();
    if (password != null) {
      properties.setProperty("password", password);
    }
    return DriverManager.getConnection(url, properties);
  }

  /** For sentences: without what may be secret. */
  public String url() {
    return url.replaceFirst("\\?.*", "");
  }

  private @Nullable String password() throws SQLException {
    String given = System.getenv("SPRING_DATASOURCE_PASSWORD");
    if (given != null) {
      return given;
    }
    Path directory =
        data == null ? Path.of(System.getProperty("jangbu.home", "."), ".jangbu") : data;
    Path file = Postgres.passwordFile(directory.resolve("postgres"));
    try {
      return Files.isRegularFile(file) ? Files.readString(file).strip() : null;
    } catch (IOException e) {
      throw new SQLException("the password in %s cannot be read: %s".formatted(file, e), e);
    }
  }
}
