package io.jangbu.cli.demo;

import io.jangbu.cli.demo.books.LogBooks;
import io.jangbu.cli.demo.books.Settlement;
import io.jangbu.cli.demo.books.Settling;
import io.jangbu.cli.demo.books.Summary;
import io.jangbu.cli.demo.books.Told;
import io.jangbu.cli.demo.books.ViewBooks;
import io.jangbu.cli.demo.plan.Catalogue;
import io.jangbu.cli.demo.plan.Plans;
import io.jangbu.cli.demo.plan.RunId;
import io.jangbu.cli.demo.shop.GivenUpException;
import io.jangbu.cli.demo.shop.Opening;
import io.jangbu.cli.demo.shop.Pace;
import io.jangbu.cli.demo.shop.Shop;
import io.jangbu.cli.demo.shop.ShopServices;
import io.jangbu.cli.demo.shop.Storekeeper;
import io.jangbu.cli.demo.shop.Visit;
import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.QuietProgress;
import io.jangbu.cli.progress.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One demo from its products to its summary.
 *
 * @param client what a Kafka client is made with
 */
record Demo(
    RunId id,
    long seed,
    Opening opening,
    int products,
    ShopServices services,
    Map<String, Object> client,
    Duration timeout,
    boolean waitUnpaid,
    Progress progress,
    StopSignal stop,
    PrintWriter out) {

  /**
   * Plays, checks, and prints the summary.
   *
   * @throws CannotStartException if nothing was done, because something is missing
   */
  ExitCode run() throws CannotStartException, InterruptedException {
    services.require();
    LogBooks log = LogBooks.before(id, client, timeout, new QuietProgress(progress));
    Catalogue catalogue = Catalogue.of(id, products);
    Storekeeper storekeeper = new Storekeeper(id, catalogue, services);
    try {
      storekeeper.open();
    } catch (GivenUpException e) {
      throw new CannotStartException("The products cannot be put in. " + e.sentence());
    }
    out.println("Seed " + seed + ", and every id begins with " + id.id());
    out.flush();
    long begin = System.nanoTime();
    List<Visit> visits = play(new Plans(catalogue, seed), storekeeper);
    double seconds = (System.nanoTime() - begin) / 1e9;
    out.printf(Locale.ROOT, "%d shoppers in %.1f s%n%n", visits.size(), seconds);
    Told told = new Told(visits, storekeeper.received(), storekeeper.problems());
    return check(told, new ViewBooks(services, catalogue), log);
  }

  private List<Visit> play(Plans plans, Storekeeper storekeeper) throws InterruptedException {
    ShoppingProgress shopping = new ShoppingProgress(progress, opening);
    Pace pace = new Pace(stop, opening.rate() == 0);
    Shop shop = new Shop(id, plans, opening, services, storekeeper, pace, timeout, shopping::left);
    shopping.begin();
    try {
      return shop.run();
    } finally {
      shopping.end();
    }
  }

  private ExitCode check(Told told, ViewBooks views, LogBooks log) throws InterruptedException {
    Settling settling =
        new Settling(views, log, timeout, waitUnpaid, stop, progress, InstantSource.system());
    Settlement settlement;
    try {
      settlement = settling.settle(told);
    } catch (BrokerGoneException e) {
      progress.note(String.valueOf(e.getMessage()));
      return ExitCode.CUT_OFF;
    } catch (GivenUpException e) {
      progress.note(e.sentence());
      return ExitCode.CUT_OFF;
    }
    new Summary(out).print(settlement);
    out.printf(
        "The story of one shopper: %s/events?correlationId=%s%n", services.views(), id.shopper(0));
    out.flush();
    if (stop.requested()) {
      progress.note("Stopped before the end of the demo.");
      return ExitCode.STOPPED;
    }
    return settlement.isWell() ? ExitCode.DONE : ExitCode.FINDINGS;
  }
}
