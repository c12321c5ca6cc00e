package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.PasswordRules;
import ai.chatbot.core.usecase.Usage;
import java.util.List;

/** The page of one's account, or of what a guest has in the place of one. */
public record AccountView(Reader reader, Usage.Questions questions, List<ModelUse> models) {
  public AccountView {
    requireNonNull(reader, "reader is null");
    requireNonNull(questions, "questions is null");
    models = List.copyOf(models);
  }

  /**
   * What the calls of one model took.
   *
   * @param estimated was that estimated for some of them?
   * @param read the tokens that went in
   * @param written the tokens that came out
   */
  public record ModelUse(String name, int calls, boolean estimated, long read, long written) {
    public ModelUse {
      requireNonNull(name, "name is null");
    }
  }

  /** Is any of it estimated? */
  public boolean isEstimated() {
    return models.stream().anyMatch(ModelUse::estimated);
  }

  /** The fewest characters of a new password. */
  public int shortest() {
    return PasswordRules.SHORTEST;
  }

  /** The most characters of a new password. */
  public int longest() {
    return PasswordRules.LONGEST;
  }
}
