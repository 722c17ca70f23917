package io.jangbu.projection.reading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.util.List;
import java.util.Map;

/**
 * Events of a stream.
 *
 * @param id the stream's, under the name that its context has for it: {@code orderId} → o-1
 * @param version of the stream, which may be later than theirs
 */
@Schema(
    description = "The stream's id has the name that the context has for it.",
    additionalProperties = AdditionalPropertiesValue.TRUE)
record StreamEvents(
    @Schema(hidden = true) @JsonAnyGetter @JsonAnySetter Map<String, Object> id,
    long version,
    List<EventJson> events) {}
