@NullMarked
package io.jangbu.quickstart.progress;

import org.jspecify.annotations.NullMarked;
