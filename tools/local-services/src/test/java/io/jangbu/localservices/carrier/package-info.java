@NullMarked
package io.jangbu.localservices.carrier;

import org.jspecify.annotations.NullMarked;
