package ai.chatbot.postgres;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.port.Votes;
import java.util.List;

/** To come. */
final class PostgresVotes implements Votes {
  @Override
  public boolean cast(Vote vote) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public boolean withdraw(ChatId chat, MessageId message) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public List<Vote> of(ChatId chat) {
    throw new UnsupportedOperationException("to come");
  }
}
