package io.jangbu.cli.erase.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts in bytes, all of them at once, whatever the format of the bytes: a trie of all their
 * forms. A text is found as an Avro string of its own, or as UTF-8 whose neighbours are no part of
 * a word, so that {@code c-1} is not found in {@code c-10}; also as JSON writes it, and in {@link
 * Base64Texts}.
 */
final class TextSearch {

  private final @Nullable Node[] first = new Node[256];

  /** The last byte of a form, or one on the way to it. */
  private static final class Node {
    final byte label;
    @Nullable Node child;
    @Nullable Node sibling;

    /** Of the texts that have a form that ends here. */
    final List<Integer> texts = new ArrayList<>(0);

    Node(byte label) {
      this.label = label;
    }
  }

  /** Knows the texts by their places in the list. None is empty. */
  TextSearch(List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      for (String form : JsonForms.of(texts.get(i))) {
        add(form.getBytes(UTF_8), i);
      }
    }
  }

  private void add(byte[] form, int text) {
    Node node = first[form[0] & 0xff];
    if (node == null) {
      node = new Node(form[0]);
      first[form[0] & 0xff] = node;
    }
    for (int i = 1; i < form.length; i++) {
      Node next = child(node, form[i]);
      if (next == null) {
        next = new Node(form[i]);
        next.sibling = node.child;
        node.child = next;
      }
      node = next;
    }
    node.texts.add(text);
  }

  private static @Nullable Node child(Node node, byte label) {
    Node child = node.child;
    while (child != null && child.label != label) {
      child = child.sibling;
    }
    return child;
  }

  /** Adds the places of the texts that are in these bytes. */
  void look(byte @Nullable [] bytes, BitSet found) {
    if (bytes != null) {
      scan(bytes, found);
      Base64Texts.in(bytes, decoded -> scan(decoded, found));
    }
  }

  private void scan(byte[] bytes, BitSet found) {
    for (int from = 0; from < bytes.length; from++) {
      Node node = first[bytes[from] & 0xff];
      int end = from + 1;
      while (node != null) {
        if (!node.texts.isEmpty() && isWhole(bytes, from, end)) {
          node.texts.forEach(found::set);
        }
        node = end < bytes.length ? child(node, bytes[end]) : null;
        end++;
      }
    }
  }

  private static boolean isWhole(byte[] bytes, int from, int end) {
    boolean alone =
        (from == 0 || !WordBytes.isOfWord(bytes[from - 1]))
            && (end == bytes.length || !WordBytes.isOfWord(bytes[end]));
    return alone || isAvroString(bytes, from, end - from);
  }

  /** Whether its length stands before it, as Avro writes numbers: zig-zag, seven bits a byte. */
  private static boolean isAvroString(byte[] bytes, int from, int length) {
    int rest = length << 1;
    int width = Math.max(1, (38 - Integer.numberOfLeadingZeros(rest)) / 7);
    if (from < width) {
      return false;
    }
    for (int i = from - width; i < from; i++) {
      byte expected = (byte) (i < from - 1 ? (rest & 0x7f) | 0x80 : rest);
      if (bytes[i] != expected) {
        return false;
      }
      rest >>>= 7;
    }
    return true;
  }
}
