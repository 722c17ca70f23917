@NullMarked
package io.jangbu.command;

import org.jspecify.annotations.NullMarked;
