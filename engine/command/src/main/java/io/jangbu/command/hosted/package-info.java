/** The types that one service hosts, and what one of them sends to another. */
@NullMarked
package io.jangbu.command.hosted;

import org.jspecify.annotations.NullMarked;
