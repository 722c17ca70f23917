@NullMarked
package io.jangbu.starter.projection.listing;

import org.jspecify.annotations.NullMarked;
