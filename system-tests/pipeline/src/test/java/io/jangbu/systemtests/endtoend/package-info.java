/** The pipeline as a whole: the deployed jars as processes, seen from outside. */
@NullMarked
package io.jangbu.systemtests.endtoend;

import org.jspecify.annotations.NullMarked;
