/** Follows the chain of a partition's events, in whatever order compaction has left them. */
@NullMarked
package io.jangbu.cli.verify.chain;

import org.jspecify.annotations.NullMarked;
