/** What dashboards, alert rules and the page about them say is what the services show. */
@NullMarked
package io.jangbu.systemtests.observing;

import org.jspecify.annotations.NullMarked;
