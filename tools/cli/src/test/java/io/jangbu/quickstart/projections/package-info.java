@NullMarked
package io.jangbu.quickstart.projections;

import org.jspecify.annotations.NullMarked;
