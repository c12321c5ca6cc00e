package ai.chatbot.core.contract;

import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.port.Messages;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Turns;
import java.time.InstantSource;

/** The stores that belong together: what one writes the others read. */
public record Stores(
    Turns turns, Chats chats, Messages messages, Documents documents, ReplyLog replies) {

  /** Empty stores in memory. */
  public static Stores inMemory(InstantSource clock) {
    InMemoryStores stores = new InMemoryStores(clock);
    return new Stores(
        stores.turns(), stores.chats(), stores.messages(), stores.documents(), stores.replies());
  }
}
