@NullMarked
package io.jangbu.cli.shipments;

import org.jspecify.annotations.NullMarked;
