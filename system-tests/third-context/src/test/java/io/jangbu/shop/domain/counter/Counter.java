package io.jangbu.shop.domain.counter;

/**
 * A counter as its events have made it.
 *
 * @param begun false until it has counted for the first time
 */
public record Counter(boolean begun, long total) {}
