@NullMarked
package io.jangbu.quickstart.rebuild;

import org.jspecify.annotations.NullMarked;
