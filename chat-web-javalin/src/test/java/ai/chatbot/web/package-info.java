@NullMarked
package ai.chatbot.web;

import org.jspecify.annotations.NullMarked;
