/** Looks for texts wherever the pipeline keeps something, and says until when they stay there. */
@NullMarked
package io.jangbu.cli.erase.proof;

import org.jspecify.annotations.NullMarked;
