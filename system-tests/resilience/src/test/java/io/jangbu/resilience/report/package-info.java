/** What a run comes to, as a table. */
@NullMarked
package io.jangbu.resilience.report;

import org.jspecify.annotations.NullMarked;
