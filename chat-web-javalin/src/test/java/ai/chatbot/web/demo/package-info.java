@NullMarked
package ai.chatbot.web.demo;

import org.jspecify.annotations.NullMarked;
