package ai.chatbot.core.port;

import ai.chatbot.core.reply.CleanText;

/** Somewhere on Earth. */
public sealed interface Place {

  /** A city, by the name that somebody gives it. */
  record City(String name) implements Place {
    private static final int LONGEST = 100;

    public City {
      name = name.strip();
      if (!isName(name)) {
        throw new IllegalArgumentException("name is not a city's");
      }
    }

    /** Can a city be called that? Any clean text of 1 to 100 characters in one line can. */
    public static boolean isName(String text) {
      return !text.isBlank()
          && text.codePointCount(0, text.length()) <= LONGEST
          && CleanText.isClean(text)
          && text.codePoints().noneMatch(Character::isISOControl);
    }
  }

  /** A point, in degrees: north and east are positive. */
  record Coordinates(double latitude, double longitude) implements Place {
    private static final double HUNDRED = 100;

    public Coordinates {
      if (!areOnEarth(latitude, longitude)) {
        throw new IllegalArgumentException("coordinates are not on Earth");
      }
    }

    /** Is there such a point? */
    public static boolean areOnEarth(double latitude, double longitude) {
      return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    /** The same to two decimals, about a kilometre: a town's weather, and nobody's address. */
    public Coordinates rounded() {
      return new Coordinates(rounded(latitude), rounded(longitude));
    }

    private static double rounded(double degrees) {
      return Math.round(degrees * HUNDRED) / HUNDRED;
    }
  }
}
