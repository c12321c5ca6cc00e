package ai.chatbot.core.port;

/** Where a question and its reply begin together. */
public interface Turns {

  /**
   * Writes the guest's row, the chat, the question, the ledger's entry and the reply, or nothing.
   * Atomic, and one at a time for one asker, so that two questions cannot both take the last of an
   * allowance. The allowance counts the ledger's entries younger than 24 hours before the
   * question's time; nothing that is deleted later gives one back.
   *
   * <p>Checked in this order: {@link Opening.Taken}, {@link Opening.AlreadyAsked}, {@link
   * Opening.Busy}, {@link Opening.AllowanceSpent}.
   */
  Opening open(Turn turn);
}
