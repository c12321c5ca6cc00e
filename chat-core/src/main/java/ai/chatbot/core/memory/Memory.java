package ai.chatbot.core.memory;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.ModelCall;
import ai.chatbot.core.reply.ReplyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all stores share, touched only inside {@link #atomically}. Messages and logs are in the
 * order in which they came.
 */
final class Memory {
  /** Not {@code synchronized}, which would hold a virtual thread's carrier on Java 21. */
  private final ReentrantLock lock = new ReentrantLock();

  final Map<ChatId, Chat> chats = new HashMap<>();
  final Map<MessageId, Message> messages = new LinkedHashMap<>();
  final Map<MessageId, Vote> votes = new HashMap<>();
  final Map<UserId, KnownUser> users = new LinkedHashMap<>();
  final Map<UserId, Account> accounts = new HashMap<>();
  final List<LedgerEntry> ledger = new ArrayList<>();
  final Map<UUID, ModelCall> calls = new LinkedHashMap<>();
  final Map<ReplyId, StoredReply> replies = new LinkedHashMap<>();
  final Map<InstanceId, Instant> leases = new HashMap<>();
  final List<DocumentVersion> documents = new ArrayList<>();
  final Map<SuggestionId, Suggestion> suggestions = new LinkedHashMap<>();

  <T> T atomically(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** The live replies. */
  Stream<StoredReply> living() {
    return replies.values().stream().filter(stored -> stored.reply().live());
  }

  /** The messages of that chat, in the order in which they came. */
  List<Message> messagesOf(ChatId chat) {
    return messages.values().stream().filter(message -> message.chat().equals(chat)).toList();
  }

  /** That chat if it is that owner's. */
  Optional<Chat> chatOf(UserId owner, ChatId id) {
    return Optional.ofNullable(chats.get(id)).filter(chat -> chat.belongsTo(owner));
  }

  /** Whose that chat is, of which there is a reply. */
  UserId ownerOf(ChatId chat) {
    return requireNonNull(chats.get(chat), "a reply is without its chat").owner();
  }

  /** Deletes a chat with all that is in it. */
  void forget(ChatId chat) {
    forget(chat, messagesOf(chat));
    chats.remove(chat);
  }

  /** Deletes those of a chat's messages, with their votes and replies, and the reply that lives. */
  void forget(ChatId chat, List<Message> gone) {
    Set<MessageId> ids = gone.stream().map(Message::id).collect(Collectors.toSet());
    messages.keySet().removeAll(ids);
    votes.keySet().removeAll(ids);
    replies
        .values()
        .removeIf(
            stored ->
                stored.isAbout(ids)
                    || (stored.reply().live() && stored.reply().chat().equals(chat)));
  }

  /** One question asked, and the reply that was to answer it. */
  record LedgerEntry(UserId asker, Instant askedAt, ReplyId reply) {}
}
