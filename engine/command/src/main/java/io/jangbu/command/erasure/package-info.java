/**
 * Takes personal data out of streams. What is to be written again is found out beside the stream
 * threads, from the log and the idempotency store; the partition's own thread writes it.
 */
@NullMarked
package io.jangbu.command.erasure;

import org.jspecify.annotations.NullMarked;
