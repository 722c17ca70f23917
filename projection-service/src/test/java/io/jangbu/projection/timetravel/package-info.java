/** Past states and their snapshots. */
@NullMarked
package io.jangbu.projection.timetravel;

import org.jspecify.annotations.NullMarked;
