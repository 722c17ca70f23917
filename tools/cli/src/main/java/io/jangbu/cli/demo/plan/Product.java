package io.jangbu.cli.demo.plan;

/**
 * What is sold.
 *
 * @param unitPrice of one piece, in cents
 */
public record Product(String sku, String name, long unitPrice) {}
