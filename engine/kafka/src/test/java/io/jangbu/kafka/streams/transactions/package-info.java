@NullMarked
package io.jangbu.kafka.streams.transactions;

import org.jspecify.annotations.NullMarked;
