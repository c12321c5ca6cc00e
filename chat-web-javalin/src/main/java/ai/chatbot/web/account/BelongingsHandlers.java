package ai.chatbot.web.account;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.usecase.Export.Item;
import ai.chatbot.core.usecase.Usage;
import ai.chatbot.web.chat.ChatJson;
import ai.chatbot.web.document.DocumentJson;
import ai.chatbot.web.json.Json;
import ai.chatbot.web.json.MessageJson;
import ai.chatbot.web.limit.Limits;
import ai.chatbot.web.session.Sessions;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /api/me/usage} and {@code /api/me/export}: what a user has used, and all they have. */
public final class BelongingsHandlers {
  private final Chatbot chatbot;
  private final Limits limits;
  private final InstantSource clock;

  /** Of that chatbot's users, within those limits. */
  public BelongingsHandlers(Chatbot chatbot, Limits limits, InstantSource clock) {
    this.chatbot = chatbot;
    this.limits = limits;
    this.clock = clock;
  }

  /** The questions of the last 24 hours, and what the calls for them took, by model. */
  public void usage(Context ctx) {
    User user = Sessions.user(ctx);
    Usage.Questions questions = chatbot.usage().questions(user);
    ObjectNode json = Json.object();
    ObjectNode counted = json.putObject("questions");
    counted.put("allowed", questions.allowed());
    counted.put("asked", questions.asked());
    counted.put("left", questions.left());
    questions.returnsAt().ifPresent(at -> counted.put("returnsAt", Json.time(at)));
    ArrayNode models = json.putArray("models");
    chatbot
        .usage()
        .totals(user, clock.instant().minus(Allowance.WINDOW))
        .forEach(total -> models.add(json(total)));
    ctx.json(json);
  }

  /**
   * All that is kept of the caller: one line of JSON for each thing (NDJSON). The last line says
   * that it is the last: without it something is missing.
   */
  public void export(Context ctx) throws IOException {
    limits.export(ctx, Sessions.user(ctx).id());
    ctx.contentType("application/x-ndjson; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"ai-chatbot-export.ndjson\"");
    OutputStream out = ctx.res().getOutputStream();
    try {
      chatbot.export().of(Sessions.user(ctx), item -> write(json(item), out));
      write(Json.object().put("type", "end"), out);
    } catch (UncheckedIOException readerIsGone) {
      // Nobody waits for the rest.
    }
  }

  private static void write(ObjectNode line, OutputStream out) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode json(Item item) {
    return switch (item) {
      case Item.Profile profile -> json(profile);
      case Item.Conversation conversation -> json(conversation);
      case Item.Document document -> json(document);
      case Item.Used used -> json(used);
    };
  }

  private static ObjectNode json(Item.Profile profile) {
    ObjectNode json = Json.object().put("type", "profile");
    json.set("user", UserJson.of(profile.user()));
    profile.registeredAt().ifPresent(at -> json.put("registeredAt", Json.time(at)));
    return json;
  }

  private static ObjectNode json(Item.Conversation conversation) {
    ObjectNode json = Json.object().put("type", "chat");
    json.set("chat", ChatJson.of(conversation.chat()));
    ArrayNode messages = json.putArray("messages");
    conversation.messages().forEach(message -> messages.add(MessageJson.of(message)));
    ArrayNode votes = json.putArray("votes");
    conversation
        .votes()
        .forEach(
            vote ->
                votes
                    .addObject()
                    .put("messageId", vote.message().toString())
                    .put("isUpvoted", vote.verdict() == Vote.Verdict.UP));
    return json;
  }

  private static ObjectNode json(Item.Document document) {
    ObjectNode json = Json.object().put("type", "document");
    ArrayNode versions = json.putArray("versions");
    document.versions().forEach(version -> versions.add(DocumentJson.of(version)));
    Map<Integer, String> written =
        document.versions().stream()
            .collect(Collectors.toMap(DocumentVersion::number, it -> Json.time(it.createdAt())));
    ArrayNode suggestions = json.putArray("suggestions");
    document.versions().stream()
        .findFirst()
        .ifPresent(
            first ->
                document
                    .suggestions()
                    .forEach(it -> suggestions.add(DocumentJson.of(it, first.owner(), written))));
    return json;
  }

  private static ObjectNode json(Item.Used used) {
    ObjectNode json = Json.object().put("type", "usage");
    ArrayNode questions = json.putArray("questions");
    used.questions().stream().map((Instant at) -> Json.time(at)).forEach(questions::add);
    ArrayNode models = json.putArray("models");
    used.totals().forEach(total -> models.add(json(total)));
    return json;
  }

  private static ObjectNode json(UsageLedger.Total total) {
    return Json.object()
        .put("inferenceId", total.inferenceId())
        .put("calls", total.calls())
        .put("estimated", total.estimated())
        .put("inputTokens", total.input())
        .put("outputTokens", total.output())
        .put("cacheReadTokens", total.cacheRead())
        .put("cacheWriteTokens", total.cacheWrite());
  }
}
