/** Finds the streams that tell of a customer, of all aggregate types that do. */
@NullMarked
package io.jangbu.cli.erase.search;

import org.jspecify.annotations.NullMarked;
