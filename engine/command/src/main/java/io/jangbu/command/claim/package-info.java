/** Unique values: how a command gets its claim before it is decided. */
@NullMarked
package io.jangbu.command.claim;

import org.jspecify.annotations.NullMarked;
