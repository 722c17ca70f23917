/**
 * The compose file at the project's top, brought up on a Docker engine, used and broken from
 * outside: over HTTP, and with the engine's own commands.
 */
@NullMarked
package io.jangbu.containers;

import org.jspecify.annotations.NullMarked;
