/** A broker whose transactions can be torn as a crash of all brokers tears them, for tests. */
@NullMarked
package io.jangbu.testkit.kafka.torn;

import org.jspecify.annotations.NullMarked;
