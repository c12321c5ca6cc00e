package ai.chatbot.core.memory;

import ai.chatbot.core.port.Stores;
import java.time.InstantSource;

/**
 * Every store in the memory of this program: what is kept lasts as long as the stores do. They
 * belong together (what one writes the others read) and are safe for use by many threads.
 */
public final class InMemoryStores {
  private InMemoryStores() {}

  /** Empty stores; leases run on that clock. */
  public static Stores empty(InstantSource clock) {
    Memory memory = new Memory();
    return new Stores(
        new InMemoryTurns(memory),
        new InMemoryChats(memory),
        new InMemoryMessages(memory),
        new InMemoryVotes(memory),
        new InMemoryDocuments(memory),
        new InMemorySuggestions(memory),
        new InMemoryUsers(memory),
        new InMemoryUsageLedger(memory),
        new InMemoryReplyLog(memory, clock));
  }
}
