/** From where the shipping subscriber takes events in, where somebody has to choose. */
@NullMarked
package io.jangbu.quickstart.shipments;

import org.jspecify.annotations.NullMarked;
