/** What an application declares of each of its aggregate types. */
@NullMarked
package io.jangbu.command;

import org.jspecify.annotations.NullMarked;
