package ai.chatbot.core.usecase;

/**
 * Asks a question anew in other words. It takes the place of the stored one of its id, and what
 * followed that is gone, with its votes; documents stay. Safe for use by many threads.
 */
public final class EditMessage {
  private final Questions questions;

  EditMessage(Questions questions) {
    this.questions = questions;
  }

  /**
   * Stores the question in the place of the one it has the id of and begins its answer, or says why
   * not; nothing is changed then. It takes one question of the asker's allowance, as any other.
   *
   * @param command the question; who may read the chat stays as it is
   * @throws InterruptedException if interrupted while an earlier reply was being stopped
   */
  public SendMessage.Result edit(SendMessage.Command command) throws InterruptedException {
    return SendMessage.send(command, questions, true);
  }
}
