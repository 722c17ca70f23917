/** What dashboards, alert rules and the page about them say is what the services show. */
@NullMarked
package io.jangbu.quickstart.observing;

import org.jspecify.annotations.NullMarked;
