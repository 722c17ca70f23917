/** What a command may be written in: Avro, or JSON that says the same. */
@NullMarked
package io.jangbu.command.format;

import org.jspecify.annotations.NullMarked;
