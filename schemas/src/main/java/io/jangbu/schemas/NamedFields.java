package io.jangbu.schemas;

import static java.util.Objects.requireNonNull;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record by the names of its fields, for what the records of all contexts have in common. */
record NamedFields(SpecificRecord record) {

  NamedFields with(String field, @Nullable Object value) {
    record.put(field(field).pos(), value);
    return this;
  }

  <T> T get(String field, Class<T> type) {
    return requireNonNull(find(field, type), field);
  }

  <T> @Nullable T find(String field, Class<T> type) {
    return type.cast(record.get(field(field).pos()));
  }

  /**
   * @throws IllegalArgumentException if the record has no such field
   */
  Schema.Field field(String name) {
    Schema.Field field = record.getSchema().getField(name);
    if (field == null) {
      throw new IllegalArgumentException(record.getSchema().getFullName() + " has no " + name);
    }
    return field;
  }
}
