package ai.chatbot.core.usecase;

import ai.chatbot.core.access.AccessRules;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Stores;
import java.util.Optional;

/** How use cases find a chat that somebody may change, and a message in a chat. */
record KnownChats(Stores stores) {
  Optional<Chat> writableBy(User user, ChatId id) {
    return stores.chats().find(id).filter(chat -> AccessRules.toWrite(user, chat).isAllowed());
  }

  Optional<Message> message(ChatId chat, MessageId id) {
    return stores.messages().of(chat).stream()
        .filter(message -> message.id().equals(id))
        .findFirst();
  }
}
