@NullMarked
package ai.chatbot.web.chat;

import org.jspecify.annotations.NullMarked;
