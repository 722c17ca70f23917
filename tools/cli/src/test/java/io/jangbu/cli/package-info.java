@NullMarked
package io.jangbu.cli;

import org.jspecify.annotations.NullMarked;
