/** The one command: the whole pipeline on one machine. */
@NullMarked
package io.jangbu.cli;

import org.jspecify.annotations.NullMarked;
