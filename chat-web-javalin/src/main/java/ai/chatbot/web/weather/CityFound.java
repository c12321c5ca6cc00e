package ai.chatbot.web.weather;

import ai.chatbot.core.port.Place;

/** A city under its provider's name for it, and where it is. */
record CityFound(Place.City city, Place.Coordinates centre) {}
