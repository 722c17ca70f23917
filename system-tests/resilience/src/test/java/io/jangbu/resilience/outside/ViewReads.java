package io.jangbu.resilience.outside;

import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.checker.ViewCheck;
import io.jangbu.shop.domain.order.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Compares what the projection service shows. */
final class ViewReads {

  private final Service projections;

  ViewReads(Service projections) {
    this.projections = projections;
  }

  /**
   * A look at views, and again at those that were not right.
   *
   * @param path such as {@code /orders/}
   * @param expected by the stream's id
   */
  Look look(String path, Map<String, JsonNode> expected) {
    return new Look(path, expected);
  }

  /** Some views that are to become right, on every instance. */
  final class Look {

    private final String path;
    private final List<Map<String, JsonNode>> open = new ArrayList<>();

    private Look(String path, Map<String, JsonNode> expected) {
      this.path = path;
      for (int instance = 0; instance < projections.instances(); instance++) {
        open.add(expected);
      }
    }

    /** Reads those that were not right so far. */
    List<Fault> faults() {
      List<Fault> faults = new ArrayList<>();
      for (int instance = 0; instance < open.size(); instance++) {
        faults.addAll(faults(instance));
      }
      return faults;
    }

    private List<Fault> faults(int instance) {
      List<String> ids = List.copyOf(open.get(instance).keySet());
      List<@Nullable JsonNode> views =
          projections.getAll(instance, ids.stream().map(id -> path + id).toList());
      Map<String, JsonNode> wrong = new LinkedHashMap<>();
      List<Fault> faults = new ArrayList<>();
      for (int i = 0; i < ids.size(); i++) {
        String id = ids.get(i);
        JsonNode expected = open.get(instance).getOrDefault(id, MissingNode.getInstance());
        List<Fault> found = compare(id, expected, views.get(i));
        if (!found.isEmpty()) {
          wrong.put(id, expected);
          faults.addAll(found);
        }
      }
      open.set(instance, wrong);
      return faults;
    }
  }

  private static List<Fault> compare(String id, JsonNode expected, @Nullable JsonNode view) {
    return view == null
        ? List.of(new Fault(Fault.Kind.VIEW, id, List.of(), "it cannot be read"))
        : ViewCheck.of(id, expected, view);
  }

  /** The counts, as every instance gives them. */
  List<Fault> countFaults(Collection<Snapshot<Order>> orders) {
    List<Fault> faults = new ArrayList<>();
    for (int instance = 0; instance < projections.instances(); instance++) {
      JsonNode counts = projections.get(instance, "/stats/orders-by-status");
      faults.addAll(
          counts == null
              ? compare("orders-by-status", MissingNode.getInstance(), null)
              : ViewCheck.counts(orders, counts));
    }
    return faults;
  }
}
