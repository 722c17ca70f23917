/** Process managers: what has happened to some streams is answered with commands to others. */
@NullMarked
package io.jangbu.core.process;

import org.jspecify.annotations.NullMarked;
