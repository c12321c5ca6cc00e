@NullMarked
package ai.chatbot.web.session;

import org.jspecify.annotations.NullMarked;
