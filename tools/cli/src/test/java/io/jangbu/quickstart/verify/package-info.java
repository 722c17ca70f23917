@NullMarked
package io.jangbu.quickstart.verify;

import org.jspecify.annotations.NullMarked;
