@NullMarked
package ai.chatbot.web.catalog;

import org.jspecify.annotations.NullMarked;
