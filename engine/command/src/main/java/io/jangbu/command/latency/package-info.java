/** How long commands take, until they are committed and until they are answered. */
@NullMarked
package io.jangbu.command.latency;

import org.jspecify.annotations.NullMarked;
