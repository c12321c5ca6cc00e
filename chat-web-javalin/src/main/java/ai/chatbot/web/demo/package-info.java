/** The demo: scripted answers that show what the chat can do, without any model. */
@NullMarked
package ai.chatbot.web.demo;

import org.jspecify.annotations.NullMarked;
