@NullMarked
package io.jangbu.command.format;

import org.jspecify.annotations.NullMarked;
