@NullMarked
package ai.chatbot.web.json;

import org.jspecify.annotations.NullMarked;
