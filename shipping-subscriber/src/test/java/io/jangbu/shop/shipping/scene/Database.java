package io.jangbu.shop.shipping.scene;

import io.jangbu.testkit.hosts.PostgresHost;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An empty database of its own on the shared server. */
public final class Database {

  private final String name = "shipping_" + UUID.randomUUID().toString().replace("-", "");

  public Database() {
    JdbcClient.create(dataSource("postgres")).sql("CREATE DATABASE " + name).update();
  }

  /** Past the service and whatever stands between it and the server. */
  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource());
  }

  public DataSource dataSource() {
    return dataSource(name);
  }

  private static DataSource dataSource(String database) {
    return new DriverManagerDataSource(
        PostgresHost.shared().jdbcUrl(database), PostgresHost.USER, PostgresHost.PASSWORD);
  }

  String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }
}
