package io.jangbu.shop.domain.inventory;

import io.jangbu.core.Entries;

/**
 * A product as its events have made it.
 *
 * @param reservations the pieces set aside, by the id of the order; at least 1 each
 */
public record Product(Stock stock, Entries<Long> reservations) {}
