package ai.chatbot.core.access;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.identity.User;
import java.util.List;
import java.util.function.Function;

/**
 * Who may do what. Pure: facts in, a decision out. What somebody may not see is missing to them,
 * whatever they want to do with it.
 */
public final class AccessRules {
  /** What has to hold before a question is asked; the first rule that says no decides. */
  private static final List<Function<Asking, Decision>> ASKING =
      List.of(AccessRules::inOnesOwnChat, AccessRules::ofAModelThatIsIncluded);

  private AccessRules() {}

  /** Its owner may read a chat, and anybody a public one. */
  public static Decision toRead(User user, Chat chat) {
    return switch (Standing.of(user, chat)) {
      case OWNER, PUBLIC_READER -> Decision.allowed();
      case STRANGER -> new Decision.Missing();
    };
  }

  /** Its owner alone may write into a chat, stop its answers, name, share or delete it. */
  public static Decision toWrite(User user, Chat chat) {
    return switch (Standing.of(user, chat)) {
      case OWNER -> Decision.allowed();
      case PUBLIC_READER -> Decision.denied(new Decision.Reason.NotOwner());
      case STRANGER -> new Decision.Missing();
    };
  }

  /** Its owner may vote on the answers in a chat. */
  public static Decision toVote(User user, Chat chat, Message message) {
    Decision toWrite = toWrite(user, chat);
    if (!toWrite.isAllowed()) {
      return toWrite;
    }
    if (!message.chat().equals(chat.id())) {
      return new Decision.Missing();
    }
    return message.role() == Role.ASSISTANT
        ? Decision.allowed()
        : Decision.denied(new Decision.Reason.NotAnAnswer());
  }

  /** May this be asked, as far as can be said before the questions of the last day are counted? */
  public static Decision toAsk(Asking asking) {
    return ASKING.stream()
        .map(rule -> rule.apply(asking))
        .filter(decision -> !decision.isAllowed())
        .findFirst()
        .orElseGet(Decision::allowed);
  }

  /** A chat that does not exist yet becomes the asker's own. */
  private static Decision inOnesOwnChat(Asking asking) {
    return asking.chat().map(chat -> toWrite(asking.asker(), chat)).orElseGet(Decision::allowed);
  }

  private static Decision ofAModelThatIsIncluded(Asking asking) {
    return asking.entitlements().models().contains(asking.model())
        ? Decision.allowed()
        : Decision.denied(new Decision.Reason.ModelNotIncluded(asking.model()));
  }
}
