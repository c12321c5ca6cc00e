/** Every store port in memory: for tests, for trying out, and for chats that nobody keeps. */
@NullMarked
package ai.chatbot.core.memory;

import org.jspecify.annotations.NullMarked;
