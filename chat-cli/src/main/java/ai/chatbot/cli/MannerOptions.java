package ai.chatbot.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How much somebody is told beside answers. */
final class MannerOptions {
  @Option(
      names = {"-R", "--hide-reasoning"},
      description = "Leaves out the reasoning that somebody at a terminal is shown.")
  private boolean withoutReasoning;

  @Option(
      names = {"-u", "--usage"},
      description = "Adds, on standard error, the tokens of an answer and what they cost.")
  private boolean usage;

  @Option(
      names = {"-v", "--verbose"},
      description = "Adds the provider's own words to an error.")
  private boolean verbose;

  /** The manner of an answer that is given now; the demo's costs nothing. */
  Manner manner(boolean demo, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return new Manner(
        demo, verbose, !withoutReasoning, Optional.of(today).filter(it -> usage && !demo));
  }
}
