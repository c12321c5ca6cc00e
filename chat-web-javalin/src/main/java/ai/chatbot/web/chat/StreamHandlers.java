package ai.chatbot.web.chat;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.reply.Retelling;
import ai.chatbot.core.usecase.FollowReply.Result;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.session.Sessions;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** {@code /api/chat/{id}/stream}: coming back to an answer, and stopping one. */
public final class StreamHandlers {
  private static final int NO_CONTENT = 204;

  private final Chatbot chatbot;

  /** Streams that chatbot's answers. */
  public StreamHandlers(Chatbot chatbot) {
    this.chatbot = chatbot;
  }

  /**
   * Goes on after the {@code Last-Event-ID}, or reads the live answer from its beginning; 204 where
   * there is none.
   */
  public void resume(Context ctx) throws InterruptedException {
    User reader = Sessions.user(ctx);
    ChatId chat = ChatIds.ofPath(ctx);
    Optional<ReplyStream.Place> last =
        Optional.ofNullable(ctx.header("Last-Event-ID")).flatMap(ReplyStream.Place::parse);
    Result result =
        last.map(place -> chatbot.followReply().resume(reader, chat, place.reply()))
            .orElseGet(() -> chatbot.followReply().live(reader, chat));
    switch (result) {
      case Result.Following(var follower, var earlier) when last.isPresent() ->
          ReplyStream.send(ctx, follower, last.get().event() + 1);
      case Result.Following(var follower, var earlier) ->
          ReplyStream.send(ctx, follower, earlier.map(Retelling::beginning).orElse(List.of()));
      case Result.Nothing it -> ctx.status(NO_CONTENT);
      case Result.Missing it -> throw Problem.noSuchChat().asException();
    }
  }

  /** Stops the live answer and keeps its text; stopping nothing is no error. */
  public void stop(Context ctx) {
    if (!chatbot.stopReply().stop(Sessions.user(ctx), ChatIds.ofPath(ctx))) {
      throw Problem.foreignChat().asException();
    }
    ctx.status(NO_CONTENT);
  }
}
