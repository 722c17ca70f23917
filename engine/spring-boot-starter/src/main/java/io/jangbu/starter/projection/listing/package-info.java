/** Sorted lists over all partitions of a context, page by page. */
@NullMarked
package io.jangbu.starter.projection.listing;

import org.jspecify.annotations.NullMarked;
