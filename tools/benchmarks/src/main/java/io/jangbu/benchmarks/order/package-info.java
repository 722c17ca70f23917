/** The payload of every measure: real commands on orders through the real codec. */
@NullMarked
package io.jangbu.benchmarks.order;

import org.jspecify.annotations.NullMarked;
