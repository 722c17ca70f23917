package io.jangbu.systemtests.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;

/** That packages do not know certain others. */
final class KnowNoStranger extends ArchCondition<JavaClass> {

  private final String root;
  private final Map<String, List<String>> strangers;

  /**
   * For the packages below a root.
   *
   * @param strangers of each package those that it must not know; both with all below them
   */
  KnowNoStranger(String root, Map<String, List<String>> strangers) {
    super("know no stranger, which are by package " + strangers);
    this.root = root;
    this.strangers = strangers;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    strangers.forEach((name, unknown) -> {
      if (isIn(name, type)) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          boolean known = unknown.stream().noneMatch(x -> isIn(x, dependency.getTargetClass()));
          events.add(new SimpleConditionEvent(type, known, dependency.getDescription()));
        }
      }
    });
  }

  private boolean isIn(String name, JavaClass type) {
    return (type.getPackageName() + ".").startsWith(root + "." + name + ".");
  }
}
