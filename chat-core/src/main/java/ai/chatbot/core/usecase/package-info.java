/** What people do with the chat, and the engine that makes an answer outlive its connection. */
@NullMarked
package ai.chatbot.core.usecase;

import org.jspecify.annotations.NullMarked;
