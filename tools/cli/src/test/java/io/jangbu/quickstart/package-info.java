@NullMarked
package io.jangbu.quickstart;

import org.jspecify.annotations.NullMarked;
