package ai.chatbot.web.chat;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.usecase.Voting;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.json.Json;
import ai.chatbot.web.json.Query;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.session.Sessions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/** {@code /api/vote} (http-contract §3.7 and §3.8), where a vote can also be taken back. */
public final class VoteHandlers {
  private final Chatbot chatbot;

  /** Votes on that chatbot's answers. */
  public VoteHandlers(Chatbot chatbot) {
    this.chatbot = chatbot;
  }

  /** The votes in a chat of the caller's. */
  public void votes(Context ctx) {
    ChatId chat = new ChatId(Query.requiredUuid(ctx, "chatId"));
    switch (chatbot.voting().votes(Sessions.user(ctx), chat)) {
      case Voting.Reading.Votes(var votes) ->
          ctx.json(votes.stream().map(VoteHandlers::json).toList());
      case Voting.Reading.Missing it -> throw Problem.noSuchChat().asException();
      case Voting.Reading.Forbidden it -> throw foreign();
    }
  }

  /** Votes {@code up} or {@code down} on an answer, or takes the vote back with {@code none}. */
  public void vote(Context ctx) {
    User user = Sessions.user(ctx);
    JsonNode body = Body.object(ctx);
    ChatId chat = new ChatId(Body.uuid(body, "", "chatId"));
    MessageId message = new MessageId(Body.uuid(body, "", "messageId"));
    Voting.Result result =
        switch (Body.text(body, "type").orElse("")) {
          case "up" -> chatbot.voting().cast(user, chat, message, Vote.Verdict.UP);
          case "down" -> chatbot.voting().cast(user, chat, message, Vote.Verdict.DOWN);
          case "none" -> chatbot.voting().withdraw(user, chat, message);
          default -> throw Problem.badRequest("type is not up, down or none").asException();
        };
    switch (result) {
      case Voting.Result.Done it -> ctx.result("The vote is noted.");
      case Voting.Result.Missing it ->
          throw Problem.of("not_found:vote", "There is no such answer.").asException();
      case Voting.Result.Forbidden it -> throw foreign();
      case Voting.Result.NotAnAnswer it ->
          throw Problem.badRequest("messageId names a question").asException();
    }
  }

  private static RuntimeException foreign() {
    return Problem.of("forbidden:vote", "This chat belongs to somebody else.").asException();
  }

  private static ObjectNode json(Vote vote) {
    return Json.object()
        .put("chatId", vote.chat().toString())
        .put("messageId", vote.message().toString())
        .put("isUpvoted", vote.verdict() == Vote.Verdict.UP);
  }
}
