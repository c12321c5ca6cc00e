package ai.chatbot.web.chat;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.Retelling;
import ai.chatbot.core.usecase.AnswerApproval;
import ai.chatbot.core.usecase.SendMessage;
import ai.chatbot.core.usecase.SendMessage.Result;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.problem.ProblemException;
import ai.chatbot.web.session.Sessions;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code POST /api/chat}: asks, asks anew, or decides on tool calls, and streams the answer. */
public final class ChatPostHandler implements Handler {
  /** In seconds. */
  private static final String SOON = "5";

  private final Chatbot chatbot;
  private final ViewerLocation viewers;

  /** Asks that chatbot, and tells it where people are if those viewers' locations are known. */
  public ChatPostHandler(Chatbot chatbot, ViewerLocation viewers) {
    this.chatbot = chatbot;
    this.viewers = viewers;
  }

  @Override
  public void handle(Context ctx) throws InterruptedException {
    User user = Sessions.user(ctx);
    ChatPost.Reader reader =
        new ChatPost.Reader(user, chatbot.shelf().defaultModel(user).id(), viewers.of(ctx));
    switch (reader.read(Body.object(ctx))) {
      case ChatPost.Asked(var question) -> send(ctx, chatbot.sendMessage().send(question));
      case ChatPost.Edited(var question) -> edit(ctx, question);
      case ChatPost.Again(var answer) -> send(ctx, chatbot.regenerateAnswer().regenerate(answer));
      case ChatPost.Decided(var word) -> goOn(ctx, word, chatbot.answerApproval().answer(word));
    }
  }

  /** A question that was never stored, since its sending failed, is simply asked. */
  private void edit(Context ctx, SendMessage.Command question) throws InterruptedException {
    Result result = chatbot.editMessage().edit(question);
    send(
        ctx,
        result instanceof Result.NoSuchMessage ? chatbot.sendMessage().send(question) : result);
  }

  private void send(Context ctx, Result result) throws InterruptedException {
    switch (result) {
      case Result.Answering(var reply) -> follow(ctx, reply);
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
      case Result.NoSuchMessage it -> throw noSuchMessage();
      case Result.Busy it ->
          throw offline(ctx, "The earlier answer in this chat is still being stopped.");
      case Result.Full it -> throw full(ctx);
      case Result.ShuttingDown it -> throw restarting(ctx);
    }
  }

  private void goOn(Context ctx, AnswerApproval.Command word, AnswerApproval.Result result)
      throws InterruptedException {
    MessageId answer = word.answer();
    switch (result) {
      case AnswerApproval.Result.Answering(var reply) -> follow(ctx, reply);
      case AnswerApproval.Result.Waiting it -> ReplyStream.sendStanding(ctx, answer, List.of());
      case AnswerApproval.Result.Settled(var known) -> settled(ctx, word, known);
      case AnswerApproval.Result.Unreadable it ->
          throw Problem.badRequest("approval.reason is too long or not Unicode text").asException();
      case AnswerApproval.Result.Forbidden it -> throw Problem.foreignChat().asException();
      case AnswerApproval.Result.NoSuchCall it -> throw noSuchMessage();
      case AnswerApproval.Result.Full it -> throw full(ctx);
      case AnswerApproval.Result.ShuttingDown it -> throw restarting(ctx);
    }
  }

  /**
   * Whoever says it twice follows what came of it. Whoever says it too late is told what became of
   * the calls: a client that does not know sends its word again and again.
   */
  private void settled(Context ctx, AnswerApproval.Command word, Optional<Reply> known)
      throws InterruptedException {
    Optional<Reply> continued = known.filter(Reply::goesOn);
    if (continued.isPresent()) {
      follow(ctx, continued.get());
    } else {
      ReplyStream.sendStanding(ctx, word.answer(), outcomes(word));
    }
  }

  private List<ReplyEvent> outcomes(AnswerApproval.Command word) {
    return chatbot.shelf().messages(word.user(), word.chat()).stream()
        .flatMap(List::stream)
        .filter(message -> message.id().equals(word.answer()))
        .flatMap(message -> Retelling.outcomes(message).stream())
        .toList();
  }

  private void follow(Context ctx, Reply reply) throws InterruptedException {
    ctx.attribute("reply", reply.id().toString());
    ReplyStream.send(ctx, chatbot.followReply().follow(reply), 0);
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

  private static ProblemException noSuchMessage() {
    return Problem.of("not_found:chat", "There is no such message.").asException();
  }

  private static ProblemException full(Context ctx) {
    return offline(ctx, "As many answers are being written as there is room for.");
  }

  private static ProblemException restarting(Context ctx) {
    return offline(ctx, "The server is restarting.");
  }

  private static ProblemException offline(Context ctx, String why) {
    ctx.header("Retry-After", SOON);
    return Problem.of("offline:chat", why + " Please try again in a moment.").asException();
  }
}
