/** The one command: the whole pipeline on one machine. */
@NullMarked
package io.jangbu.quickstart;

import org.jspecify.annotations.NullMarked;
