/** What the shoppers of a demo mean to do, drawn from its seed alone. */
@NullMarked
package io.jangbu.cli.demo.plan;

import org.jspecify.annotations.NullMarked;
