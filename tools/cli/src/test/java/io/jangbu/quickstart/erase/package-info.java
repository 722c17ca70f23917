@NullMarked
package io.jangbu.quickstart.erase;

import org.jspecify.annotations.NullMarked;
