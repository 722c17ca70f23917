/** Has running services throw away what they derive from the events, and rebuild it. */
@NullMarked
package io.jangbu.cli.rebuild;

import org.jspecify.annotations.NullMarked;
