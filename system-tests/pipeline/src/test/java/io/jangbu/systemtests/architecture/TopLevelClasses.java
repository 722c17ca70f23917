package io.jangbu.systemtests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * A slice for each class with what is nested in it. An interface that makes what implements it in
 * its package is one slice with it: that is how the interface is read.
 */
record TopLevelClasses(String root) implements SliceAssignment {

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    if (!type.getPackageName().startsWith(root) || GeneratedByAvro.CLASSES.test(type)) {
      return SliceIdentifier.ignore();
    }
    return SliceIdentifier.of(family(topLevel(type)).getName());
  }

  @Override
  public String getDescription() {
    return "classes";
  }

  private static JavaClass family(JavaClass type) {
    for (JavaClass implemented : type.getRawInterfaces()) {
      JavaClass parent = topLevel(implemented);
      if (!parent.equals(type) && isMadeBy(type, parent)) {
        return family(parent);
      }
    }
    return type;
  }

  private static boolean isMadeBy(JavaClass type, JavaClass parent) {
    return parent.getPackageName().equals(type.getPackageName())
        && parent.getDirectDependenciesFromSelf().stream()
            .anyMatch(dependency -> topLevel(dependency.getTargetClass()).equals(type));
  }

  private static JavaClass topLevel(JavaClass type) {
    JavaClass top = type.getBaseComponentType();
    while (top.getEnclosingClass().isPresent()) {
      top = top.getEnclosingClass().get();
    }
    return top;
  }
}
