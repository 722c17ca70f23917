/** {@code ./jangbu transactions}: open transactions, and the repair of those that hang. */
@NullMarked
package io.jangbu.cli.transactions;

import org.jspecify.annotations.NullMarked;
