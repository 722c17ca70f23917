package io.jangbu.cli.erase.proof;

/** Which bytes are part of a word: a text has none of them beside it. */
final class WordBytes {

  private WordBytes() {}

  /** Of an id, or of a character beyond ASCII. */
  static boolean isOfWord(byte one) {
    return one < 0
        || (one >= 'a' && one <= 'z')
        || (one >= 'A' && one <= 'Z')
        || (one >= '0' && one <= '9')
        || one == '_'
        || one == '-';
  }
}
