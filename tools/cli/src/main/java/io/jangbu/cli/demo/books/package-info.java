/**
 * What a demo has led to, as its shoppers, the views and the log say, and whether these agree: sums
 * as well as stream by stream.
 */
@NullMarked
package io.jangbu.cli.demo.books;

import org.jspecify.annotations.NullMarked;
