/** The import against made-up shops, and against the sample of the real one where it is there. */
@NullMarked
package io.jangbu.cli.importer;

import org.jspecify.annotations.NullMarked;
