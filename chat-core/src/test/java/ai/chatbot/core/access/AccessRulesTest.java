package ai.chatbot.core.access;

import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccessRulesTest {
  private static final Chat PRIVATE = chat(anna(), Visibility.PRIVATE);
  private static final Chat PUBLIC = chat(anna(), Visibility.PUBLIC);
  private static final Entitlements HAIKU =
      new Entitlements(new Allowance(1), Set.of(ModelCatalog.CLAUDE_HAIKU));

  private static final Decision ALLOWED = new Decision.Allowed();
  private static final Decision MISSING = new Decision.Missing();
  private static final Decision NOT_OWNER = new Decision.Denied(new Decision.Reason.NotOwner());

  @Test
  void somebodyIsOwnerPublicReaderOrStranger() {
    assertThat(Standing.of(anna(), PRIVATE)).isEqualTo(Standing.OWNER);
    assertThat(Standing.of(anna(), PUBLIC)).isEqualTo(Standing.OWNER);
    assertThat(Standing.of(ben(), PUBLIC)).isEqualTo(Standing.PUBLIC_READER);
    assertThat(Standing.of(ben(), PRIVATE)).isEqualTo(Standing.STRANGER);
  }

  @Test
  void itsOwnerReadsAndWritesAChatWhoeverElseMayReadIt() {
    assertThat(AccessRules.toRead(anna(), PRIVATE)).isEqualTo(ALLOWED);
    assertThat(AccessRules.toWrite(anna(), PRIVATE)).isEqualTo(ALLOWED);
    assertThat(AccessRules.toRead(anna(), PUBLIC)).isEqualTo(ALLOWED);
    assertThat(AccessRules.toWrite(anna(), PUBLIC)).isEqualTo(ALLOWED);
  }

  @Test
  void aPrivateChatIsMissingToEverybodyElse() {
    for (User other : List.of(ben(), aGuest())) {
      assertThat(AccessRules.toRead(other, PRIVATE)).isEqualTo(MISSING);
      assertThat(AccessRules.toWrite(other, PRIVATE)).isEqualTo(MISSING);
    }
  }

  @Test
  void everybodyReadsAPublicChatAndNobodyElseWritesIt() {
    for (User other : List.of(ben(), aGuest())) {
      assertThat(AccessRules.toRead(other, PUBLIC)).isEqualTo(ALLOWED);
      assertThat(AccessRules.toWrite(other, PUBLIC)).isEqualTo(NOT_OWNER);
    }
  }

  @Test
  void aGuestWhoRegistersKeepsTheirChats() {
    User.Guest guest = aGuest();
    Chat guests = chat(guest, Visibility.PRIVATE);
    Email email = new Email("carla@example.org");

    User.Member member = guest.registered(email);

    assertThat(member).isEqualTo(new User.Member(guest.id(), email));
    assertThat(AccessRules.toRead(member, guests)).isEqualTo(ALLOWED);
    assertThat(AccessRules.toWrite(member, guests)).isEqualTo(ALLOWED);
  }

  @Test
  void itsOwnerVotesOnTheAnswersOfAChat() {
    assertThat(AccessRules.toVote(anna(), PRIVATE, answer(PRIVATE.id()))).isEqualTo(ALLOWED);
  }

  @Test
  void nobodyVotesOnAQuestion() {
    Message question =
        Message.question(AQuestion.aMessage(), PRIVATE.id(), List.of(), AQuestion.NOON);

    assertThat(AccessRules.toVote(anna(), PRIVATE, question))
        .isEqualTo(new Decision.Denied(new Decision.Reason.NotAnAnswer()));
  }

  @Test
  void anAnswerOfAnotherChatIsMissingInThisOne() {
    assertThat(AccessRules.toVote(anna(), PRIVATE, answer(PUBLIC.id()))).isEqualTo(MISSING);
  }

  @Test
  void nobodyElseVotes() {
    assertThat(AccessRules.toVote(ben(), PUBLIC, answer(PUBLIC.id()))).isEqualTo(NOT_OWNER);
    assertThat(AccessRules.toVote(ben(), PRIVATE, answer(PRIVATE.id()))).isEqualTo(MISSING);
  }

  @Test
  void aQuestionIsAskedInANewChatOrInOnesOwn() {
    assertThat(ask(ben(), Optional.empty())).isEqualTo(ALLOWED);
    assertThat(ask(anna(), Optional.of(PRIVATE))).isEqualTo(ALLOWED);
    assertThat(ask(ben(), Optional.of(PRIVATE))).isEqualTo(MISSING);
    assertThat(ask(ben(), Optional.of(PUBLIC))).isEqualTo(NOT_OWNER);
  }

  @Test
  void aQuestionIsAskedOfAModelThatThePlanIncludes() {
    Asking asking = new Asking(anna(), Optional.of(PRIVATE), ModelCatalog.CLAUDE_SONNET, HAIKU);

    assertThat(AccessRules.toAsk(asking))
        .isEqualTo(
            new Decision.Denied(new Decision.Reason.ModelNotIncluded(ModelCatalog.CLAUDE_SONNET)));
  }

  @Test
  void whoseChatItIsMattersMoreThanWhichModel() {
    Asking asking = new Asking(ben(), Optional.of(PRIVATE), ModelCatalog.CLAUDE_SONNET, HAIKU);

    assertThat(AccessRules.toAsk(asking)).isEqualTo(MISSING);
  }

  @Test
  void onlyAYesIsAYes() {
    assertThat(ALLOWED.isAllowed()).isTrue();
    assertThat(NOT_OWNER.isAllowed()).isFalse();
    assertThat(MISSING.isAllowed()).isFalse();
  }

  private static Decision ask(User asker, Optional<Chat> chat) {
    return AccessRules.toAsk(new Asking(asker, chat, ModelCatalog.CLAUDE_HAIKU, HAIKU));
  }

  private static Message answer(ChatId chat) {
    return Message.answer(AQuestion.aMessage(), chat, List.of(), Ending.FINISHED, AQuestion.NOON);
  }

  private static Chat chat(User owner, Visibility visibility) {
    return Chat.startedBy(owner.id(), AQuestion.aChat(), visibility, AQuestion.NOON);
  }
}
