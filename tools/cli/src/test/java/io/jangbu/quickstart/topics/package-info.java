@NullMarked
package io.jangbu.quickstart.topics;

import org.jspecify.annotations.NullMarked;
