/** Streams decided in memory, as the command service decides them. */
@NullMarked
package io.jangbu.quickstart.ledger;

import org.jspecify.annotations.NullMarked;
