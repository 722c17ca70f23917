/** A steady load of known commands, over the topics and over HTTP, and what became of each. */
@NullMarked
package io.jangbu.resilience.load;

import org.jspecify.annotations.NullMarked;
