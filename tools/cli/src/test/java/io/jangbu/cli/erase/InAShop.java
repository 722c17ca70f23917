package io.jangbu.cli.erase;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A shop for all tests of a class, and services for each. */
@Timeout(300)
abstract class InAShop {

  @TempDir static Path directory;

  static ErasableShop shop;

  @BeforeAll
  static void start() throws Exception {
    shop = new ErasableShop(directory);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @AfterEach
  void stopServices() {
    shop.stopServices();
  }
}
