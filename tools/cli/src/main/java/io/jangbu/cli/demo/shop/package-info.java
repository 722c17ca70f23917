/** The people of a demo: shoppers, who come and go, and a storekeeper. All of them use HTTP. */
@NullMarked
package io.jangbu.cli.demo.shop;

import org.jspecify.annotations.NullMarked;
