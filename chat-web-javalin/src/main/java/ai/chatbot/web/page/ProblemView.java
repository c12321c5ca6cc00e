package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

/**
 * A page that says in one line that something is not there or did not work, and in another why.
 *
 * @param again the page to try again; {@link #HOME} where that makes no sense
 */
public record ProblemView(String title, String message, String again) {
  /** The page of a new chat. */
  public static final String HOME = "/";

  public ProblemView {
    requireNonNull(title, "title is null");
    requireNonNull(message, "message is null");
    requireNonNull(again, "again is null");
  }
}
