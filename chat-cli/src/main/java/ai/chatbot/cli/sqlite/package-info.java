/** The core's stores in one private SQLite file. */
@NullMarked
package ai.chatbot.cli.sqlite;

import org.jspecify.annotations.NullMarked;
