@NullMarked
package io.jangbu.localservices.lab;

import org.jspecify.annotations.NullMarked;
