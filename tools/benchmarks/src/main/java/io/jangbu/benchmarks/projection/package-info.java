/** The views: how fast they are built, and how soon they show what was accepted. */
@NullMarked
package io.jangbu.benchmarks.projection;

import org.jspecify.annotations.NullMarked;
