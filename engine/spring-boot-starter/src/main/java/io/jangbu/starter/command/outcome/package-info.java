/** What became of a command, asked for by its id, while it is remembered. */
@NullMarked
package io.jangbu.starter.command.outcome;

import org.jspecify.annotations.NullMarked;
