@NullMarked
package io.jangbu.quickstart.pipeline;

import org.jspecify.annotations.NullMarked;
