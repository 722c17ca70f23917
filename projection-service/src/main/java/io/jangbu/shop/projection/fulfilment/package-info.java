/** Fulfilments: their view, JSON and routes. */
@NullMarked
package io.jangbu.shop.projection.fulfilment;

import org.jspecify.annotations.NullMarked;
