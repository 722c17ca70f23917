@NullMarked
package io.jangbu.command.topics;

import org.jspecify.annotations.NullMarked;
