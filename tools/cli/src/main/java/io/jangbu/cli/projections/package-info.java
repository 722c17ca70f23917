/** The versions of the projections, for an operator: shown, rebuilt, compared, switched. */
@NullMarked
package io.jangbu.cli.projections;

import org.jspecify.annotations.NullMarked;
