/** {@code ./jangbu checkpoints …}: what is signed of the events. */
@NullMarked
package io.jangbu.cli.checkpoints;

import org.jspecify.annotations.NullMarked;
