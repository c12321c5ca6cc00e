package ai.chatbot.core.memory;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.ReplyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
  final List<LedgerEntry> ledger = new ArrayList<>();
  final Map<ReplyId, StoredReply> replies = new LinkedHashMap<>();
  final Map<InstanceId, Instant> leases = new HashMap<>();
  final List<DocumentVersion> documents = new ArrayList<>();

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

  /** One question asked. */
  record LedgerEntry(UserId asker, Instant askedAt) {}
}
