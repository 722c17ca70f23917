/**
 * The state that commands are decided on, partition by partition: the snapshots of its streams and
 * the memory of its commands, and how both come back from the events when they cannot be trusted.
 */
@NullMarked
package io.jangbu.command.state;

import org.jspecify.annotations.NullMarked;
