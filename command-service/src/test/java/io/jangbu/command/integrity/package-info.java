@NullMarked
package io.jangbu.command.integrity;

import org.jspecify.annotations.NullMarked;
