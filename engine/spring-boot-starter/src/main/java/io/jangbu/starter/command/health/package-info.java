/** Whether this instance is alive and ready. */
@NullMarked
package io.jangbu.starter.command.health;

import org.jspecify.annotations.NullMarked;
