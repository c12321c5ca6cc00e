package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.AssistantPrompt;
import ai.chatbot.core.reply.Location;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.Titles;
import ai.chatbot.core.usecase.Seats.Seat;
import java.util.List;
import java.util.Optional;

/** Has replies made that live in the stores, and chats named beside them. */
final class Answers {
  private final Stores stores;
  private final LiveReplies replies;
  private final ReplyRunner runner;
  private final TitleMaker titles;

  Answers(Stores stores, LiveReplies replies, ReplyRunner runner, TitleMaker titles) {
    this.stores = stores;
    this.replies = replies;
    this.runner = runner;
    this.titles = titles;
  }

  /**
   * Begins a reply to the last message of its chat; whoever answers is told all of the chat.
   *
   * @param earlier the answer as it stands, if it goes on
   * @param seat where it is made
   */
  void begin(
      Reply reply,
      Optional<Message> earlier,
      Seat seat,
      User asker,
      Pick pick,
      Optional<Location> whereabouts) {
    String instructions = AssistantPrompt.withDocuments(whereabouts);
    replies.start(
        reply,
        earlier,
        seat,
        out -> {
          List<Message> messages = stores.messages().of(reply.chat());
          // A chat that is deleted by now has nobody who waits for an answer.
          return messages.isEmpty()
              ? new ReplyEnd.Stopped()
              : runner
                  .run(ReplyTask.of(reply, asker.id(), pick, instructions, messages), out)
                  .end();
        });
  }

  /** Names the chat after its first question; the answer does not wait for it. */
  void name(Reply reply, User asker, Pick pick, Message question) {
    ReplyTask task = ReplyTask.of(reply, asker.id(), pick, Titles.prompt(), List.of(question));
    replies.beside("title-" + reply.chat(), () -> name(task));
  }

  private void name(ReplyTask task) {
    try {
      Optional<String> title = titles.title(task);
      if (title.isPresent() && stores.chats().nameUntitled(task.reply().chat(), title.get())) {
        replies.publish(task.reply().id(), new ReplyEvent.Titled(title.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      replies.tell("naming a chat", e);
    }
  }
}
