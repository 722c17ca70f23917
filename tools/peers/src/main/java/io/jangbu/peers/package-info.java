/** The same orders through other event sourcing frameworks, each a program of its own. */
@NullMarked
package io.jangbu.peers;

import org.jspecify.annotations.NullMarked;
