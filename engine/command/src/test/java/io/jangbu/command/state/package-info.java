@NullMarked
package io.jangbu.command.state;

import org.jspecify.annotations.NullMarked;
