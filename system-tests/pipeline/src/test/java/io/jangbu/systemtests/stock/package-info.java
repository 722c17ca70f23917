/** What is promised of the stock, proved on the whole pipeline: never oversold, never lost. */
@NullMarked
package io.jangbu.systemtests.stock;

import org.jspecify.annotations.NullMarked;
