/** Chats over HTTP: asking, reading along, history, and the chat's page. */
@NullMarked
package ai.chatbot.web.chat;

import org.jspecify.annotations.NullMarked;
