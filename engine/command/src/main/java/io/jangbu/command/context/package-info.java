/** What a context brings along to be hosted. */
@NullMarked
package io.jangbu.command.context;

import org.jspecify.annotations.NullMarked;
