@NullMarked
package ai.chatbot.web.limit;

import org.jspecify.annotations.NullMarked;
