@NullMarked
package io.jangbu.cli.demo.books;

import org.jspecify.annotations.NullMarked;
