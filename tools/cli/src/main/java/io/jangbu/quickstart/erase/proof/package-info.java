/** Looks for texts wherever the pipeline keeps something, and says until when they stay there. */
@NullMarked
package io.jangbu.quickstart.erase.proof;

import org.jspecify.annotations.NullMarked;
