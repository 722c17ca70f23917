/** The shipping subscriber. */
@NullMarked
package io.jangbu.shipping;

import org.jspecify.annotations.NullMarked;
