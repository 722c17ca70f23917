/** Data that earlier releases have left. */
@NullMarked
package io.jangbu.systemtests.release;

import org.jspecify.annotations.NullMarked;
