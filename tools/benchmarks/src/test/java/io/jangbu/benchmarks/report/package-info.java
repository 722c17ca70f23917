@NullMarked
package io.jangbu.benchmarks.report;

import org.jspecify.annotations.NullMarked;
