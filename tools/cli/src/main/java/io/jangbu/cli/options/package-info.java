/** Options that several commands have. */
@NullMarked
package io.jangbu.cli.options;

import org.jspecify.annotations.NullMarked;
