package io.jangbu.starter.projection.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChangeTest {

  @Test
  void findsNothingBetweenEqualStates() {
    assertThat(changes("{'a':1,'b':{'c':[1,2]}}", "{'b':{'c':[1,2]},'a':1}")).isEmpty();
  }

  @Test
  void namesFieldsByTheirPathInTheOrderOfThePaths() {
    assertThat(changes("{'b':{'c':[1,{'d':2}]},'a':1}", "{'b':{'c':[1,{'d':3}]},'a':'1'}"))
        .containsExactly(
            new Change("/a", json("1"), json("'1'")), new Change("/b/c/1/d", json("2"), json("3")));
  }

  @Test
  void tellsAPartThatComesOrGoesAsOneChange() {
    assertThat(changes("{'a':[1]}", "{'a':[1,{'x':1}],'b':{'y':2}}"))
        .containsExactly(
            new Change("/a/1", null, json("{'x':1}")), new Change("/b", null, json("{'y':2}")));
    assertThat(changes("{'a':{'x':1}}", "{}"))
        .containsExactly(new Change("/a", json("{'x':1}"), null));
  }

  @Test
  void escapesWhatAPointerHoldsForItself() {
    assertThat(changes("{'a/b~c':1}", "{'a/b~c':2}"))
        .containsExactly(new Change("/a~1b~0c", json("1"), json("2")));
  }

  private static List<Change> changes(String from, String to) {
    return Change.between(json(from), json(to));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
