package io.jangbu.projection.reading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/**
 * Events of a stream.
 *
 * @param id the stream's, under the name that its context has for it: {@code orderId} → o-1
 * @param version of the stream, which may be later than theirs
 */
record StreamEvents(
    @JsonAnyGetter @JsonAnySetter Map<String, Object> id, long version, List<EventJson> events) {}
