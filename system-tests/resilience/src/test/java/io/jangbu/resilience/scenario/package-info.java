/** What is broken, and how it is mended again. */
@NullMarked
package io.jangbu.resilience.scenario;

import org.jspecify.annotations.NullMarked;
