/** The contexts as the suite knows them: where their records lie and what their rules are. */
@NullMarked
package io.jangbu.resilience.context;

import org.jspecify.annotations.NullMarked;
