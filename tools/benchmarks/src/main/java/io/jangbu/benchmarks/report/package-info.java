/** What was measured, as a table, as JSON and as a page with charts, and how it compares. */
@NullMarked
package io.jangbu.benchmarks.report;

import org.jspecify.annotations.NullMarked;
