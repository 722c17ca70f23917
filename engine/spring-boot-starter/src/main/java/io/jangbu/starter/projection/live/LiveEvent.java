package io.jangbu.starter.projection.live;

import io.jangbu.starter.projection.audit.LoggedEvent;

/**
 * An event to be sent.
 *
 * @param position from which it goes on after it: the client's {@code Last-Event-ID}
 */
record LiveEvent(String position, LoggedEvent event) {}
