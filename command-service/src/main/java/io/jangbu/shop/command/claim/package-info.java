/** The claims on unique values. They have no routes: what is decided elsewhere drives them. */
@NullMarked
package io.jangbu.shop.command.claim;

import org.jspecify.annotations.NullMarked;
