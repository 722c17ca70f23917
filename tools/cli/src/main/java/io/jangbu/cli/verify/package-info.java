/**
 * {@code ./jangbu verify}: reads the events of every context from the beginning and proves that
 * each stream is what its context's rules make. The rules are those of the domain ({@link
 * io.jangbu.core.Fold#expects}); here is only how a log is read and judged.
 */
@NullMarked
package io.jangbu.cli.verify;

import org.jspecify.annotations.NullMarked;
