@NullMarked
package io.jangbu.command.outcome;

import org.jspecify.annotations.NullMarked;
