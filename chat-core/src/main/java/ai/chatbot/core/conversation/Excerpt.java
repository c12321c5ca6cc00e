package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/** Some of a text, in which words were found. */
public record Excerpt(List<Run> runs) {
  public Excerpt {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("runs is empty");
    }
  }

  /** All of it, marked nowhere. */
  public String text() {
    return runs.stream().map(Run::text).collect(Collectors.joining());
  }

  /** A piece of it, and whether it is one of the words. */
  public record Run(String text, boolean found) {
    public Run {
      requireNonNull(text, "text is null");
    }
  }
}
