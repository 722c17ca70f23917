/** How a command that takes its time tells how far it is, and how it is stopped. */
@NullMarked
package io.jangbu.cli.progress;

import org.jspecify.annotations.NullMarked;
