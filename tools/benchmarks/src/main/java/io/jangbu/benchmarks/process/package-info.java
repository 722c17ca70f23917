/** Processes: carts that become delivered orders, and orders that reserve their stock. */
@NullMarked
package io.jangbu.benchmarks.process;

import org.jspecify.annotations.NullMarked;
