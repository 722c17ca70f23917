@NullMarked
package io.jangbu.cli.pipeline;

import org.jspecify.annotations.NullMarked;
