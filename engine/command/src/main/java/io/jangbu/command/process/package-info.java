/** What decisions lead to elsewhere: the inputs of processes, and the commands that they send. */
@NullMarked
package io.jangbu.command.process;

import org.jspecify.annotations.NullMarked;
