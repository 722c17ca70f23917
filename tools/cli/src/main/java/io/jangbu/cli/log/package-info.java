/** How commands read topics: which partitions there are, and their records up to a fixed end. */
@NullMarked
package io.jangbu.cli.log;

import org.jspecify.annotations.NullMarked;
