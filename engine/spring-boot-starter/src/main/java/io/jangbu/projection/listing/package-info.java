/** Sorted lists over all partitions of a context, page by page. */
@NullMarked
package io.jangbu.projection.listing;

import org.jspecify.annotations.NullMarked;
