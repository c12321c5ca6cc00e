/** The weather, from Open-Meteo. */
@NullMarked
package ai.chatbot.web.weather;

import org.jspecify.annotations.NullMarked;
