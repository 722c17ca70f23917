package io.jangbu.peers.axon;

import com.zaxxer.hikari.HikariDataSource;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.peers.Database;
import io.jangbu.peers.Measuring;
import io.jangbu.peers.Peer;
import io.jangbu.shop.domain.order.OrderCommand;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.jpa.SimpleEntityManagerProvider;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateBasedJpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.unitofwork.transaction.TransactionManager;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.hibernate.cfg.JdbcSettings;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/** Axon over Hibernate, with Spring's transactions and the pool that Spring Boot takes. */
public final class AxonPeer implements Peer {

  private final HikariDataSource pool;
  private final EntityManagerFactory entities;
  private final AxonConfiguration axon;
  private final CommandGateway commands;

  private AxonPeer(HikariDataSource pool) {
    this.pool = pool;
    entities =
        new PersistenceConfiguration("axon")
            .managedClass(AggregateEventEntry.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
            .property(JdbcSettings.DIALECT, ByteaDialect.class.getName())
            .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "update")
            .createEntityManagerFactory();
    EntityManagerProvider provider =
        new SimpleEntityManagerProvider(
            SharedEntityManagerCreator.createSharedEntityManager(entities));
    TransactionManager transactions = new SpringTransactions(new JpaTransactionManager(entities));
    axon =
        EventSourcingConfigurer.create()
            .registerEntity(EventSourcedEntityModule.autodetected(String.class, OrderEntity.class))
            .registerEventStorageEngine(parts ->
                new AggregateBasedJpaEventStorageEngine(
                    provider,
                    transactions,
                    parts.getComponent(EventConverter.class),
                    engine -> engine.persistenceExceptionResolver(new SQLStateResolver())))
            .componentRegistry(parts ->
                parts
                    .registerComponent(TransactionManager.class, _ -> transactions)
                    .registerComponent(Converter.class, _ -> new OrderConverter()))
            .start();
    commands = axon.getComponent(CommandGateway.class);
  }

  /**
   * Measures it.
   *
   * @param args those of {@link Measuring#run}
   */
  public static void main(String[] args) throws Exception {
    Measuring.run(args, AxonPeer::open);
  }

  /** Opens one. */
  public static AxonPeer open(Database database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(database.jdbcUrl());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    return new AxonPeer(pool);
  }

  @Override
  public void execute(CommandEnvelope<OrderCommand> command) {
    var _ = commands.sendAndWait(new PlaceOrder(command.streamId(), command));
  }

  @Override
  public void close() {
    axon.shutdown();
    entities.close();
    pool.close();
  }
}
