package ai.chatbot.core.port;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.identity.UserId;
import java.util.List;

/**
 * What was suggested to change in documents. A suggestion goes with the version that it is about.
 * Each method is atomic.
 */
public interface Suggestions {

  /**
   * Adds all of those suggestions.
   *
   * @return false, and nothing is stored, if one is about a version that this owner does not have,
   *     or has the id of another
   */
  boolean add(UserId owner, List<Suggestion> suggestions);

  /** The suggestions to that owner's document, in the order in which they came. */
  List<Suggestion> of(UserId owner, DocumentId document);

  /**
   * Marks a suggestion as taken or put aside; once is enough.
   *
   * @return false if that owner has no such suggestion
   */
  boolean resolve(UserId owner, SuggestionId suggestion);
}
