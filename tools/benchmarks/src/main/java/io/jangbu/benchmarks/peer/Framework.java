package io.jangbu.benchmarks.peer;

import java.util.List;

/**
 * A framework that {@code tools/peers} has a program for.
 *
 * @param main the name of the class that is started
 * @param libraries the names of the jars whose versions are told
 * @param conditions what it does and what it does not
 */
record Framework(
    String key, String title, String main, List<String> libraries, List<String> conditions) {

  static final List<Framework> ALL =
      List.of(
          new Framework(
              "axon",
              "Axon Framework",
              "io.jangbu.peers.axon.AxonPeer",
              List.of("axon-eventsourcing", "hibernate-core", "spring-orm"),
              List.of(
                  "each command: load the stream in a transaction, fold, decide, append in another"
                      + " one with a number from a sequence, answer after its commit",
                  "command bus in its JVM, no Axon Server, no snapshots; transactions by Spring, 10"
                      + " connections (HikariCP's default), bytea as Axon's guide advises",
                  "it does less than the pipeline: it remembers no commands, keeps no entities in"
                      + " memory, and no processor reads its events")),
          new Framework(
              "pekko",
              "Apache Pekko Persistence",
              "io.jangbu.peers.pekko.PekkoPeer",
              List.of("pekko-persistence-typed_2.13", "pekko-persistence-jdbc_2.13"),
              List.of(
                  "each command: start the order's actor, read the highest number of its stream,"
                      + " and its events if there are any, decide, insert, answer after the commit",
                  "the journal's defaults: 20 connections, inserts of several orders share a"
                      + " transaction; one JVM, no cluster, no sharding, no snapshots",
                  "it does less than the pipeline: it remembers no commands and publishes nothing;"
                      + " an order stays in memory for 2 s, and no order is asked for twice")));
}
