package ai.chatbot.web.account;

import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.web.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A user as the original's session tells of one (http-contract §3.3). */
final class UserJson {
  private static final int NUMBER_BITS = 16;

  private UserJson() {}

  static ObjectNode of(User user) {
    return switch (user) {
      case User.Guest(UserId id) -> json(id, guestAddress(id), "guest");
      case User.Member(UserId id, var email) -> json(id, email.value(), "regular");
    };
  }

  private static ObjectNode json(UserId id, String email, String type) {
    return Json.object().put("email", email).put("id", id.toString()).put("type", type);
  }

  /** The original's pages know a guest by an address of this form. */
  private static String guestAddress(UserId id) {
    return "guest-" + (id.value().getLeastSignificantBits() >>> NUMBER_BITS);
  }
}
