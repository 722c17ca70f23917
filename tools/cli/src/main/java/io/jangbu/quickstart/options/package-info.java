/** Options that several commands have. */
@NullMarked
package io.jangbu.quickstart.options;

import org.jspecify.annotations.NullMarked;
