@NullMarked
package io.jangbu.localservices;

import org.jspecify.annotations.NullMarked;
