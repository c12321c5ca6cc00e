package ai.chatbot.core.access;

import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import org.junit.jupiter.api.Test;

final class AccessRulesTest {
  private static final Chat ANNAS = chat(Visibility.PRIVATE);
  private static final Chat ANNAS_PUBLIC = chat(Visibility.PUBLIC);

  @Test
  void itsOwnerReadsAndWritesAChatWhoeverElseMayReadIt() {
    assertThat(AccessRules.mayRead(anna(), ANNAS)).isTrue();
    assertThat(AccessRules.mayWrite(anna(), ANNAS)).isTrue();
    assertThat(AccessRules.mayRead(anna(), ANNAS_PUBLIC)).isTrue();
    assertThat(AccessRules.mayWrite(anna(), ANNAS_PUBLIC)).isTrue();
  }

  @Test
  void nobodyElseReadsAPrivateChat() {
    assertThat(AccessRules.mayRead(ben(), ANNAS)).isFalse();
    assertThat(AccessRules.mayRead(aGuest(), ANNAS)).isFalse();
  }

  @Test
  void everybodyReadsAPublicChatAndNobodyElseWritesIt() {
    assertThat(AccessRules.mayRead(ben(), ANNAS_PUBLIC)).isTrue();
    assertThat(AccessRules.mayRead(aGuest(), ANNAS_PUBLIC)).isTrue();
    assertThat(AccessRules.mayWrite(ben(), ANNAS_PUBLIC)).isFalse();
    assertThat(AccessRules.mayWrite(aGuest(), ANNAS_PUBLIC)).isFalse();
  }

  @Test
  void whoIsWhoIsTheIdsAffairAndNotTheKinds() {
    User sameIdAsAnna = new User.Guest(anna().id());

    assertThat(AccessRules.mayWrite(sameIdAsAnna, ANNAS)).isTrue();
  }

  private static Chat chat(Visibility visibility) {
    return Chat.startedBy(anna().id(), AQuestion.aChat(), visibility, AQuestion.NOON);
  }
}
