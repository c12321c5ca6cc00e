package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a person asked or a model answered, as parts in order. */
public record Message(
    MessageId id,
    ChatId chat,
    Role role,
    List<MessagePart> parts,
    Ending ending,
    Instant createdAt) {
  public Message {
    requireNonNull(id, "id is null");
    requireNonNull(chat, "chat is null");
    requireNonNull(role, "role is null");
    parts = List.copyOf(parts);
    requireNonNull(ending, "ending is null");
    requireNonNull(createdAt, "createdAt is null");
  }

  /** A person's question. */
  public static Message question(MessageId id, ChatId chat, List<MessagePart> parts, Instant at) {
    return new Message(id, chat, Role.USER, parts, Ending.FINISHED, at);
  }

  /** A model's answer as far as it came. */
  public static Message answer(
      MessageId id, ChatId chat, List<MessagePart> parts, Ending ending, Instant at) {
    return new Message(id, chat, Role.ASSISTANT, parts, ending, at);
  }

  /** The words of this message: its text, without reasoning, tools, files and references. */
  public String text() {
    return parts.stream()
        .filter(MessagePart.Text.class::isInstance)
        .map(part -> ((MessagePart.Text) part).text())
        .collect(Collectors.joining("\n"));
  }
}
