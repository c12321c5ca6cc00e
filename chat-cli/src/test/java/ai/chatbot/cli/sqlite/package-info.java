@NullMarked
package ai.chatbot.cli.sqlite;

import org.jspecify.annotations.NullMarked;
