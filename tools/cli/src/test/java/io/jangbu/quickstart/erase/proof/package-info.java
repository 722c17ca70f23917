@NullMarked
package io.jangbu.quickstart.erase.proof;

import org.jspecify.annotations.NullMarked;
