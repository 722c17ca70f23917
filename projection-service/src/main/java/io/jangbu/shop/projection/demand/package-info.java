/** How many pieces of a product are asked for, and how many there are: a view over two contexts. */
@NullMarked
package io.jangbu.shop.projection.demand;

import org.jspecify.annotations.NullMarked;
