package io.jangbu.cli.erase;

import io.jangbu.cli.erase.proof.OurTopics;
import io.jangbu.cli.erase.proof.Proof;
import io.jangbu.cli.erase.proof.ProofReport;
import io.jangbu.cli.erase.proof.Wanted;
import io.jangbu.cli.erase.search.Found;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.DatabaseOption;
import io.jangbu.cli.options.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the texts, and tells what was found.
 *
 * @param events the topics with the events of what is erased
 * @param database the subscriber's, null if it is not to be looked at
 */
record Proving(
    OurTopics ours, Set<String> events, @Nullable DatabaseOption database, Session session) {

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
   * Looks for it, and for what was found in the events.
   *
   * @param waits whether to wait for those who follow the log
   */
  ExitCode afterErasure(Asked asked, Finding.Result finding, boolean waits) {
    Found found = finding.found();
    Wanted wanted = new Wanted(asked.texts(), found.texts(), found.marks());
    Proof proof = proof(wanted);
    try {
      Proof.Result result =
          waits
              ? new Waiting(proof, session.timeout(), session.progress(), session.stop()).look()
              : proof.look(session.progress());
      return report(asked, wanted, result, finding.unread());
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
