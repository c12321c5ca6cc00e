package ai.chatbot.core.memory;

import ai.chatbot.core.port.Chats;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.port.Messages;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Turns;
import java.time.InstantSource;

/**
 * Every store in the memory of this program: what is kept lasts as long as this object. The stores
 * belong together (what one writes the others read) and are safe for use by many threads.
 */
public final class InMemoryStores {
  private final Turns turns;
  private final Chats chats;
  private final Messages messages;
  private final Documents documents;
  private final ReplyLog replies;

  /** Empty stores; leases run on that clock. */
  public InMemoryStores(InstantSource clock) {
    Memory memory = new Memory();
    turns = new InMemoryTurns(memory);
    chats = new InMemoryChats(memory);
    messages = new InMemoryMessages(memory);
    documents = new InMemoryDocuments(memory);
    replies = new InMemoryReplyLog(memory, clock);
  }

  /** Where a question and its reply begin together. */
  public Turns turns() {
    return turns;
  }

  /** The chats. */
  public Chats chats() {
    return chats;
  }

  /** The messages of those chats. */
  public Messages messages() {
    return messages;
  }

  /** The documents. */
  public Documents documents() {
    return documents;
  }

  /** The events of replies. */
  public ReplyLog replies() {
    return replies;
  }
}
