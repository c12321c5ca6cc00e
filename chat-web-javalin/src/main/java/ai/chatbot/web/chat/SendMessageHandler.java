package ai.chatbot.web.chat;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.usecase.SendMessage.Result;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.problem.ProblemException;
import ai.chatbot.web.session.Sessions;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.time.Instant;

/** {@code POST /api/chat}: asks a question and streams its answer. */
public final class SendMessageHandler implements Handler {
  /** In seconds. */
  private static final String SOON = "5";

  private final Chatbot chatbot;
  private final ViewerLocation viewers;

  /** Asks that chatbot, and tells it where people are if those viewers' locations are known. */
  public SendMessageHandler(Chatbot chatbot, ViewerLocation viewers) {
    this.chatbot = chatbot;
    this.viewers = viewers;
  }

  @Override
  public void handle(Context ctx) throws InterruptedException {
    User asker = Sessions.user(ctx);
    Result result =
        chatbot
            .sendMessage()
            .send(Question.of(Body.object(ctx), asker, defaultModel(asker), viewers.of(ctx)));
    switch (result) {
      case Result.Answering(var reply) ->
          ReplyStream.send(ctx, chatbot.followReply().follow(reply), 0);
      case Result.Unreadable it ->
          throw Problem.badRequest("message.parts: the text is blank or not Unicode text")
              .asException();
      case Result.TooLong(int limit) -> throw tooLong(limit);
      case Result.UnknownModel it ->
          throw Problem.badRequest("selectedChatModel is not one of /api/models").asException();
      case Result.ModelNotIncluded(var model) ->
          throw Problem.of("forbidden:model", "Your plan does not include this model.")
              .asException();
      case Result.AllowanceSpent(Instant returnsAt) -> throw allowanceSpent(ctx, returnsAt);
      case Result.Forbidden it -> throw Problem.foreignChat().asException();
      case Result.NoSuchMessage it ->
          throw Problem.of("not_found:chat", "There is no such message.").asException();
      case Result.Busy it ->
          throw offline(ctx, "The earlier answer in this chat is still being stopped.");
      case Result.ShuttingDown it -> throw offline(ctx, "The server is restarting.");
    }
  }

  private ModelId defaultModel(User asker) {
    return chatbot.shelf().defaultModel(asker).id();
  }

  private static ProblemException tooLong(int limit) {
    return new Problem(
            "too_long:chat",
            "Your message is too long: at most %,d characters.".formatted(limit),
            "message.parts: more than " + limit + " characters")
        .asException();
  }

  private static ProblemException allowanceSpent(Context ctx, Instant returnsAt) {
    long seconds = Math.max(1, Duration.between(Instant.now(), returnsAt).toSeconds());
    ctx.header("Retry-After", String.valueOf(seconds));
    return Problem.of(
            "rate_limit:chat",
            "You have asked all your questions for now. The next one is free in about %d minutes."
                .formatted(Math.ceilDiv(seconds, 60)))
        .asException();
  }

  private static ProblemException offline(Context ctx, String why) {
    ctx.header("Retry-After", SOON);
    return Problem.of("offline:chat", why + " Please try again in a moment.").asException();
  }
}
