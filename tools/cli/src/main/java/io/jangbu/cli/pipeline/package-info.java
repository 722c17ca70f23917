/** The whole pipeline as processes of this machine: what it consists of, and keeping it up. */
@NullMarked
package io.jangbu.cli.pipeline;

import org.jspecify.annotations.NullMarked;
