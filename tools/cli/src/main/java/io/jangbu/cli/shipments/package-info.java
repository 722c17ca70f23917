/** From where the shipping subscriber takes events in, where somebody has to choose. */
@NullMarked
package io.jangbu.cli.shipments;

import org.jspecify.annotations.NullMarked;
