package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Who is asked outside of this installation.
 *
 * @param model who answers
 * @param weather who knows the weather, if anybody may be asked for it
 */
public record Peers(LanguageModel model, Optional<Weather> weather) {
  public Peers {
    requireNonNull(model, "model is null");
    requireNonNull(weather, "weather is null");
  }

  /** That model and nobody else. */
  public static Peers only(LanguageModel model) {
    return new Peers(model, Optional.empty());
  }
}
