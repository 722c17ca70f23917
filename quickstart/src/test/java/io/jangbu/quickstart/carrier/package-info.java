@NullMarked
package io.jangbu.quickstart.carrier;

import org.jspecify.annotations.NullMarked;
