/** What the command service keeps beside the events to prove that they are its own. */
@NullMarked
package io.jangbu.command.integrity;

import org.jspecify.annotations.NullMarked;
