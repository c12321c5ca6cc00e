/** Chats, their messages and the parts that messages are made of. */
@NullMarked
package ai.chatbot.core.conversation;

import org.jspecify.annotations.NullMarked;
