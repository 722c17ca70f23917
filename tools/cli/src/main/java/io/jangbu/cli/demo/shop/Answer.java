package io.jangbu.cli.demo.shop;

import tools.jackson.databind.JsonNode;

/** What a service has answered; an object without fields if it was no JSON. */
public record Answer(int status, JsonNode body) {

  public boolean isAccepted() {
    return status / 100 == 2;
  }

  /** Whether there is no such thing, or not yet. */
  public boolean isNotFound() {
    return status == 404;
  }

  /** The contract's code of a rejection, or nothing. */
  public String code() {
    return body.path("code").asString("");
  }

  /** The stream's version, as the body says. */
  public long version() {
    return body.path("version").asLong();
  }

  @Override
  public String toString() {
    String detail = body.path("detail").asString("");
    return (status + " " + code() + " " + detail).strip();
  }
}
