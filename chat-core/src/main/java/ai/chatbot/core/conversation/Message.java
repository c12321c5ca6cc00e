package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** Who gave this answer, if it is one and got as far as to be given by somebody. */
  public Optional<MessagePart.AnsweredBy> answeredBy() {
    return parts.stream()
        .flatMap(part -> part instanceof MessagePart.AnsweredBy by ? Stream.of(by) : Stream.empty())
        .findFirst();
  }

  /** Did an answer end, by no person's will, before its model said a word? */
  public boolean cameToNothing() {
    return role == Role.ASSISTANT
        && (ending == Ending.FAILED || ending == Ending.INTERRUPTED)
        && parts.stream().allMatch(MessagePart.StepStart.class::isInstance);
  }

  /** The calls in it that wait for a person's word, in their order. */
  public List<ApprovalId> pending() {
    return parts.stream().flatMap(part -> pending(part).stream()).toList();
  }

  /** This message after those words; a call that none of them is about stays as it is. */
  public Message after(List<Approval> approvals) {
    Map<ApprovalId, Approval> words = new HashMap<>();
    approvals.forEach(approval -> words.putIfAbsent(approval.id(), approval));
    List<MessagePart> changed =
        parts.stream()
            .map(
                part ->
                    pending(part)
                        .flatMap(id -> Optional.ofNullable(words.get(id)))
                        .map(approval -> decided(part, approval))
                        .orElse(part))
            .toList();
    return new Message(id, chat, role, changed, ending, createdAt);
  }

  /** This message when nobody will say a word on its calls any more: those that wait never run. */
  public Message withNothingPending() {
    return after(pending().stream().map(Approval::denied).toList());
  }

  private static Optional<ApprovalId> pending(MessagePart part) {
    return part instanceof MessagePart.ToolUse(var call, ToolState.ApprovalRequested(var id))
        ? Optional.of(id)
        : Optional.empty();
  }

  private static MessagePart decided(MessagePart part, Approval approval) {
    return new MessagePart.ToolUse(((MessagePart.ToolUse) part).call(), approval.state());
  }
}
