@NullMarked
package io.jangbu.projection.listing;

import org.jspecify.annotations.NullMarked;
