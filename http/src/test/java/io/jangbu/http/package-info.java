@NullMarked
package io.jangbu.http;

import org.jspecify.annotations.NullMarked;
