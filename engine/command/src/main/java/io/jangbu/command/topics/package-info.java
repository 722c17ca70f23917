/** Makes the topics at start, and refuses to work on topics that would lose data or order. */
@NullMarked
package io.jangbu.command.topics;

import org.jspecify.annotations.NullMarked;
