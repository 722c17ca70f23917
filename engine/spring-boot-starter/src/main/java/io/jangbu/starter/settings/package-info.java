/**
 * A wrong setting of a service stops it with a sentence that says which, its value, and what is
 * allowed.
 */
@NullMarked
package io.jangbu.starter.settings;

import org.jspecify.annotations.NullMarked;
