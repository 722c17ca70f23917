@NullMarked
package io.jangbu.cli.demo.shop;

import org.jspecify.annotations.NullMarked;
