package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.ModelCall;
import ai.chatbot.core.reply.Reply;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Some of everything that a user can have: a chat with an answer and one with a reply that lives, a
 * vote, a document of two versions, a suggestion, and calls of a model.
 */
public record Belongings(Stores stores, User owner, Reply closed, Reply live, DocumentId document) {

  /** Puts them there. */
  public static Belongings of(Stores stores, User owner) {
    Reply closed = Replying.openAndClose(stores, AQuestion.by(owner));
    Reply live = Replying.open(stores, AQuestion.by(owner).at(NOON.plusSeconds(60)));
    Belongings belongings =
        new Belongings(stores, owner, closed, live, new DocumentId(UUID.randomUUID()));
    assertThat(belongings.addMore()).containsOnly(true);
    return belongings;
  }

  /** Adds to the reply that lives, votes, writes, suggests and records; says what was kept. */
  public List<Boolean> addMore() {
    int number = stores.documents().versions(owner.id(), document).size() + 1;
    stores.usage().record(List.of(call()));
    return List.of(
        stores.replies().append(live.id(), live.owner(), 0, Replying.deltas(0, 3)),
        stores.votes().cast(new Vote(closed.chat(), closed.answer(), Vote.Verdict.UP)),
        stores.documents().add(version(number)),
        stores.documents().add(version(number + 1)),
        stores.suggestions().add(owner.id(), List.of(suggestion(number))));
  }

  /** What the stores know of them, kind by kind; an empty list for what they do not know. */
  public List<Object> traces() {
    return List.of(
        stores.chats().page(owner.id(), new Position.Newest(), 100).orElseThrow().chats(),
        Stream.of(closed, live).flatMap(it -> stores.chats().find(it.chat()).stream()).toList(),
        stores.messages().of(closed.chat()),
        stores.messages().of(live.chat()),
        stores.votes().of(closed.chat()),
        Stream.of(closed, live).flatMap(it -> stores.replies().find(it.id()).stream()).toList(),
        stores.replies().liveIn(live.chat()).stream().toList(),
        stores.replies().read(live.id(), 0),
        stores.documents().newest(owner.id()),
        stores.documents().versions(owner.id(), document),
        stores.suggestions().of(owner.id(), document),
        stores.usage().questions(owner.id(), Instant.EPOCH),
        stores.usage().totals(owner.id(), Instant.EPOCH));
  }

  private DocumentVersion version(int number) {
    return new DocumentVersion(
        document, owner.id(), number, "Sky", DocumentKind.TEXT, "Blue.", NOON);
  }

  private Suggestion suggestion(int version) {
    return new Suggestion(
        new SuggestionId(UUID.randomUUID()),
        document,
        version,
        "Blue.",
        "Azure.",
        "A finer word.",
        false,
        NOON);
  }

  private ModelCall call() {
    return new ModelCall(
        UUID.randomUUID(),
        owner.id(),
        closed.id(),
        Purpose.CHAT,
        "eu.anthropic.claude-haiku-5-5",
        new TokenUsage(1, 1, 0, 0),
        false,
        NOON);
  }
}
