/** A topic in, a topic out, without a transaction and without state: the floor of any pipeline. */
@NullMarked
package io.jangbu.benchmarks.echo;

import org.jspecify.annotations.NullMarked;
