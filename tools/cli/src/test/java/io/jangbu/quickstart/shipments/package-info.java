@NullMarked
package io.jangbu.quickstart.shipments;

import org.jspecify.annotations.NullMarked;
