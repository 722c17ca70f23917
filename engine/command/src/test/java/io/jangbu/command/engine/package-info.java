@NullMarked
package io.jangbu.command.engine;

import org.jspecify.annotations.NullMarked;
