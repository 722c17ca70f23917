package io.jangbu.cli.erase;

import io.jangbu.cli.erase.proof.OurTopics;
import io.jangbu.cli.erase.proof.Proof;
import io.jangbu.cli.erase.proof.ProofReport;
import io.jangbu.cli.erase.proof.Wanted;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.DatabaseOption;
import io.jangbu.cli.options.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the texts, and tells what was found.
 *
 * @param events the topic with the events of the orders
 * @param database the subscriber's, null if it is not to be looked at
 */
record Proving(OurTopics ours, String events, @Nullable DatabaseOption database, Session session) {

  /**
   * Looks for what somebody typed.
   *
   * @throws CannotStartException if the broker cannot be asked
   */
  ExitCode check(Asked asked) throws CannotStartException {
    Wanted wanted = new Wanted(asked.texts(), List.of(), List.of());
    return report(asked, wanted, proof(wanted).look(session.progress()), List.of());
  }

  /**
   * Looks for it, and for what was found in the orders' events.
   *
   * @param waits whether to wait for those who follow the log
   */
  ExitCode afterErasure(Asked asked, Erasure.Found found, boolean waits) {
    Wanted wanted = new Wanted(asked.texts(), found.texts(), found.orders().keySet());
    Proof proof = proof(wanted);
    try {
      Proof.Result result =
          waits
              ? new Waiting(proof, session.timeout(), session.progress(), session.stop()).look()
              : proof.look(session.progress());
      return report(asked, wanted, result, found.unread());
    } catch (CannotStartException e) {
      session.progress().note(e.getMessage() + " What was erased is not proved.");
      return ExitCode.INCOMPLETE;
    }
  }

  private Proof proof(Wanted wanted) {
    return new Proof(
        session.client(), ours, events, wanted, database, session.timeout(), session.stop());
  }

  private ExitCode report(Asked asked, Wanted wanted, Proof.Result result, List<String> unread) {
    if (session.stop().requested()) {
      session.progress().note("Stopped before all was looked at. Look again: " + asked.again());
      return ExitCode.STOPPED;
    }
    List<String> unseen = new ArrayList<>(unread);
    unseen.addAll(result.unseen());
    Proof.Result all = new Proof.Result(result.found(), unseen, result.shared());
    new ProofReport(
            session.out(), String.valueOf(session.client().get("bootstrap.servers")), asked.again())
        .print(all, wanted.texts(), database != null);
    return all.stands()
        ? ExitCode.FINDINGS
        : all.isComplete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }
}
