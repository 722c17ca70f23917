/** Has running services throw away what they derive from the events, and make it anew. */
@NullMarked
package io.jangbu.quickstart.rebuild;

import org.jspecify.annotations.NullMarked;
