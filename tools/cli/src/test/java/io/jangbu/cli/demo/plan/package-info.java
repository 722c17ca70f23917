@NullMarked
package io.jangbu.cli.demo.plan;

import org.jspecify.annotations.NullMarked;
