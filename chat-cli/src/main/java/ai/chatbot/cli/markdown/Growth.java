package ai.chatbot.cli.markdown;

import java.util.regex.Matcher;

/** What is matched against a text that may go on. */
final class Growth {
  private Growth() {}

  /** Could more text have changed what the matcher found last? */
  @SuppressWarnings("JdkObsolete") // For a text that streams, this is what the method is for.
  static boolean matters(Matcher matcher) {
    return matcher.hitEnd();
  }
}
