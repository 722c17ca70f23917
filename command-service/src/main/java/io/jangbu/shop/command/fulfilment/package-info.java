/** The process that fulfils orders. It has no routes: what has happened elsewhere drives it. */
@NullMarked
package io.jangbu.shop.command.fulfilment;

import org.jspecify.annotations.NullMarked;
