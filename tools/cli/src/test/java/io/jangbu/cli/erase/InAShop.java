package io.jangbu.cli.erase;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A shop for all tests of a class, and services for each. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls start() before anything else
abstract class InAShop {

  ErasableShop shop;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    shop = new ErasableShop(directory);
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  @AfterEach
  void stopServices() {
    shop.stopServices();
  }
}
