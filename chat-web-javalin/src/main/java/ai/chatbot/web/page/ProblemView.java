package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

/** A page that says in one line that something is not there or did not work, and in another why. */
public record ProblemView(String title, String message) {
  public ProblemView {
    requireNonNull(title, "title is null");
    requireNonNull(message, "message is null");
  }
}
