/** What several commands have in common. */
@NullMarked
package io.jangbu.cli.options;

import org.jspecify.annotations.NullMarked;
