package ai.chatbot.core.port;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Vote;
import java.util.List;

/**
 * What people think of answers: one vote on each. A vote goes with its message. Each method is
 * atomic.
 */
public interface Votes {

  /**
   * Keeps that vote instead of an earlier one on the same answer.
   *
   * @return false, and nothing is stored, if that chat has no such message
   */
  boolean cast(Vote vote);

  /** Takes the vote on that message back. Returns whether there was one. */
  boolean withdraw(ChatId chat, MessageId message);

  /** The votes in that chat, in the order of its messages. */
  List<Vote> of(ChatId chat);
}
