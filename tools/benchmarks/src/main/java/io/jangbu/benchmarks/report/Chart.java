package io.jangbu.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Horizontal bars as SVG, one below the other.
 *
 * @param scale where on the line a value lies, 0 for its beginning and 1 for its end
 */
record Chart(String title, List<Bar> bars, ToDoubleFunction<Double> scale) {

  private static final int WIDTH = 860;
  private static final int LABEL = 360;
  private static final int ROW = 26;
  private static final int VALUE = 110;

  /**
   * One bar.
   *
   * @param value where the bar ends
   * @param mark where a thin line goes on to: a p99, the highest of several
   * @param text what is written behind it
   */
  record Bar(String label, double value, double mark, String text) {}

  /** From 0 to the largest. */
  static Chart linear(String title, List<Bar> bars) {
    double largest = largest(bars);
    return new Chart(title, bars, value -> value / largest);
  }

  /** Each power of ten as long as the next, from a tenth of the smallest. */
  static Chart logarithmic(String title, List<Bar> bars) {
    double from =
        Math.log10(bars.stream().mapToDouble(Bar::value).filter(v -> v > 0).min().orElse(1) / 10);
    double length = Math.log10(largest(bars)) - from;
    return new Chart(
        title, bars, value -> value <= 0 ? 0 : Math.max(0, (Math.log10(value) - from) / length));
  }

  private static double largest(List<Bar> bars) {
    return Math.max(
        bars.stream().mapToDouble(bar -> Math.max(bar.value, bar.mark)).max().orElse(1), 1e-9);
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
            .formatted(WIDTH, bars.size() * ROW + 4, Html.escape(title)));
    for (int i = 0; i < bars.size(); i++) {
      svg.append(svg(bars.get(i), i * ROW + 4));
    }
    return svg.append("</svg>").toString();
  }

  private String svg(Bar bar, int y) {
    double length = WIDTH - LABEL - VALUE;
    double end = LABEL + length * scale.applyAsDouble(bar.value);
    double mark = Math.max(end, LABEL + length * scale.applyAsDouble(bar.mark));
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect x="%d" y="%d" width="%.1f" height="14"/>
        <line x1="%.1f" y1="%d" x2="%.1f" y2="%d"/>
        <text x="%.1f" y="%d" class="value">%s</text>
        """,
        LABEL - 8,
        y + 12,
        Html.escape(bar.label),
        LABEL,
        y + 1,
        end - LABEL,
        end,
        y + 8,
        mark,
        y + 8,
        mark + 6,
        y + 12,
        Html.escape(bar.text));
  }
}
