package ai.chatbot.core.usecase;

import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.reply.Location;
import java.util.Optional;

/**
 * A question that may be read: whose, in which words, whom it is for, and whether it takes the
 * place of the stored one of its id with all that follows.
 */
record Inquiry(
    User asker,
    Message question,
    String model,
    Visibility visibility,
    Optional<Location> whereabouts,
    boolean replacing) {}
