/**
 * Open transactions, and the repair of those that hang: open on a partition, and unknown to their
 * coordinator.
 *
 * <p>Brokers of Kafka 4.2 to 4.4 complete a transaction without a marker on each partition that has
 * no leader at that moment, as after a crash of all brokers. Committed readers of such a partition
 * stand still from then on, and no timeout ends that.
 */
@NullMarked
package io.jangbu.kafka.streams.transactions;

import org.jspecify.annotations.NullMarked;
