/** Brings a topic back to the partitions of its context. */
@NullMarked
package io.jangbu.cli.topics;

import org.jspecify.annotations.NullMarked;
