package ai.chatbot.cli.markdown;

import static java.util.Objects.requireNonNull;

/** Text of one style; a line end in it ends the line. */
record Span(String text, Style style) {
  Span {
    requireNonNull(text, "text is null");
    requireNonNull(style, "style is null");
  }
}
