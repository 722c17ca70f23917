@NullMarked
package io.jangbu.starter.command.outcome;

import org.jspecify.annotations.NullMarked;
