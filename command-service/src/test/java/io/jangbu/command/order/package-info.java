@NullMarked
package io.jangbu.command.order;

import org.jspecify.annotations.NullMarked;
