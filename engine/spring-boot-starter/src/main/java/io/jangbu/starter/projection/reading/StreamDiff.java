package io.jangbu.starter.projection.reading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is different in a stream between two of its versions.
 *
 * @param id the stream's, under the name that its context has for it: {@code orderId} → o-1
 * @param incomplete true if the stream lacks an event
 * @param overwritten true if an event of the stream came again and was another
 */
@Schema(
    description = "The stream's id has the name that the context has for it.",
    additionalProperties = AdditionalPropertiesValue.TRUE)
record StreamDiff(
    @Schema(hidden = true) @JsonAnyGetter @JsonAnySetter Map<String, Object> id,
    long from,
    long to,
    List<Change> changes,
    @Nullable Boolean incomplete,
    @Nullable Boolean overwritten) {}
