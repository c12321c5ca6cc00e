package ai.chatbot.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where models are called from, and how far a request may travel to be answered. To leave the
 * geography of its region is cheaper and finds more capacity; whether people's words may do so is
 * for their team to say.
 *
 * @param region an AWS region, for example {@code us-east-1}
 * @param global may a request be answered anywhere in the world?
 */
public record Reach(String region, boolean global) {
  private static final Pattern COMMERCIAL =
      Pattern.compile("(?!us-gov)(?!cn-)(?!.*-iso)[a-z]{2}-.+");

  public Reach {
    if (region.isBlank()) {
      throw new IllegalArgumentException("region is blank");
    }
  }

  /** From that region, and no further than its geography. */
  public static Reach from(String region) {
    return new Reach(region, false);
  }

  /** From the same region to any other. */
  public Reach everywhere() {
    return new Reach(region, true);
  }

  /** Where a request may be answered, in the order in which that is tried. */
  public List<Geography> geographies() {
    List<Geography> places = new ArrayList<>(Geography.around(region));
    places.add(Geography.IN_REGION);
    if (global && COMMERCIAL.matcher(region).matches()) {
      places.add(Geography.GLOBAL);
    }
    return List.copyOf(places);
  }
}
