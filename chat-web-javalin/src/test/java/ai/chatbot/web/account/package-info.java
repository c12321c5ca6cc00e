@NullMarked
package ai.chatbot.web.account;

import org.jspecify.annotations.NullMarked;
