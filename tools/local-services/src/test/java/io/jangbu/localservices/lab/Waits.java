package io.jangbu.localservices.lab;

import java.util.concurrent.CountDownLatch;

/** A program that does not end. */
final class Waits {

  private Waits() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.println("waits " + String.join(" ", args));
    new CountDownLatch(1).await();
  }
}
