package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The page of one chat. A new chat has its id already, so that its first question can be sent; it
 * is kept only when that question arrives.
 *
 * @param own may the reader ask in it, or only read it?
 * @param demo are the answers written in advance?
 * @param weather can the weather be looked up?
 * @param shared may everybody read it who has its address?
 */
public record ChatPageView(
    String chatId,
    boolean isNew,
    boolean own,
    boolean demo,
    boolean weather,
    String title,
    boolean shared,
    List<Provider> providers,
    HistoryView history,
    Reader reader) {
  public ChatPageView {
    requireNonNull(chatId, "chatId is null");
    requireNonNull(title, "title is null");
    providers = List.copyOf(providers);
    requireNonNull(history, "history is null");
    requireNonNull(reader, "reader is null");
  }

  /** Who makes some of the models, and those. */
  public record Provider(String name, List<ModelChoice> models) {
    public Provider {
      requireNonNull(name, "name is null");
      models = List.copyOf(models);
    }
  }

  /** What an empty chat offers to ask, by the ends of the keys of its texts. */
  public List<String> suggestions() {
    return List.of("tour", "code", "essay", weather ? "weather" : "table");
  }

  /** The model that the next question goes to, unless another is picked. */
  public ModelChoice chosen() {
    return providers.stream()
        .flatMap(provider -> provider.models().stream())
        .filter(ModelChoice::selected)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The title without what turns the direction of writing: on a browser's tab, that would turn what
   * stands beside it too.
   */
  public String titleOnTab() {
    return title.replaceAll("[\\u202a-\\u202e\\u2066-\\u2069]", "");
  }
}
