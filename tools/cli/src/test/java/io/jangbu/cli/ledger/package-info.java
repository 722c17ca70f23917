/** Streams decided in memory, as the command service decides them. */
@NullMarked
package io.jangbu.cli.ledger;

import org.jspecify.annotations.NullMarked;
