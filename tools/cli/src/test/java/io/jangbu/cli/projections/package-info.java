@NullMarked
package io.jangbu.cli.projections;

import org.jspecify.annotations.NullMarked;
