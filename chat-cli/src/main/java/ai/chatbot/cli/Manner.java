package ai.chatbot.cli;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How much is told beside an answer.
 *
 * @param demo does the demo answer?
 * @param verbose are the provider's own words added to an error?
 * @param reasoning may somebody at a terminal read the reasoning?
 * @param usage the day whose prices an answer's tokens have, if what it took is told
 */
record Manner(boolean demo, boolean verbose, boolean reasoning, Optional<LocalDate> usage) {}
