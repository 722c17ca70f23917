/**
 * {@code ./jangbu demo}: a shop with its shoppers, who draw what they do from a seed ({@link
 * io.jangbu.cli.demo.plan}), do it over HTTP ({@link io.jangbu.cli.demo.shop}), and whose sums are
 * checked in the end ({@link io.jangbu.cli.demo.books}).
 */
@NullMarked
package io.jangbu.cli.demo;

import org.jspecify.annotations.NullMarked;
