package ai.chatbot.core.port;

/** Where a question and its reply begin together. */
public interface Turns {

  /**
   * Writes the guest's row, the chat, the question, the ledger's entry and the reply, or nothing.
   * Atomic, and one at a time for one asker, so that two questions cannot both take the last of an
   * allowance. The allowance counts the ledger's entries younger than 24 hours before the reply's
   * beginning; nothing that is deleted later gives one back. Calls of earlier answers in the chat
   * that wait for a person's word are denied: they never run.
   *
   * <p>A stored question that has lost its reply, since its answer was deleted, is asked again
   * under its id and in its place.
   *
   * <p>A turn that {@linkplain Turn#replacing() replaces} takes the stored question of its id out
   * first, with all messages after it, their votes and their replies.
   *
   * <p>Checked in this order: {@link Opening.Taken}, {@link Opening.AlreadyAsked} (unless it
   * replaces) or {@link Opening.NothingToReplace} (if it does), {@link Opening.Busy}, {@link
   * Opening.AllowanceSpent}.
   */
  Opening open(Turn turn);

  /**
   * Takes a person's word on calls that wait for it, and begins the reply that goes on with their
   * answer once none waits any longer. Atomic: of two words on one call the first holds, and no
   * call is allowed twice. Words on calls that do not wait are passed over.
   */
  Resumption resume(Continuation continuation);
}
