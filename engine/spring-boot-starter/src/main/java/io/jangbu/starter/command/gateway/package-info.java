/** HTTP in front of the commands topic: publishes a command and waits for its result. */
@NullMarked
package io.jangbu.starter.command.gateway;

import org.jspecify.annotations.NullMarked;
