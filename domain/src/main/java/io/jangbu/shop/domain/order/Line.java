package io.jangbu.shop.domain.order;

/**
 * One line of an order.
 *
 * @param quantity pieces, at least 1 in an accepted order
 * @param unitPrice of one piece, in minor units of the order's currency, at least 0
 */
public record Line(String sku, long quantity, long unitPrice) {}
