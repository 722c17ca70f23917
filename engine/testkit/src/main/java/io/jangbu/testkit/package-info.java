/** Deciders by example. */
@NullMarked
package io.jangbu.testkit;

import org.jspecify.annotations.NullMarked;
