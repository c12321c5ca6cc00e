package ai.chatbot.core.catalog;

import static ai.chatbot.core.catalog.Geography.APAC;
import static ai.chatbot.core.catalog.Geography.AU;
import static ai.chatbot.core.catalog.Geography.EU;
import static ai.chatbot.core.catalog.Geography.GLOBAL;
import static ai.chatbot.core.catalog.Geography.IN;
import static ai.chatbot.core.catalog.Geography.IN_REGION;
import static ai.chatbot.core.catalog.Geography.JP;
import static ai.chatbot.core.catalog.Geography.US;
import static ai.chatbot.core.catalog.Geography.US_GOV;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The four families of the deployment guide as they stood in November 2026 (shared rules:
 * bedrock.md §4.2, §4.3, §4.7, §4.9). Profiles are those of the models' cards; prices were read in
 * public price lists. Neither is confirmed by a call or a bill.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html">Bedrock:
 *     supported models</a>
 */
final class StandardCatalog {
  private static final String CLAUDE_HAIKU_5_5 = "anthropic.claude-haiku-5-5";
  private static final String CLAUDE_SONNET_5_5 = "anthropic.claude-sonnet-5-5";
  private static final String NOVA_2_LITE = "amazon.nova-2-lite-v1:0";

  private static final String SOURCE = "public price lists, November 2026";
  private static final BigDecimal A_TENTH_MORE = new BigDecimal("1.1");

  static final ModelCatalog CATALOG =
      new ModelCatalog(
          List.of(claudeHaiku(), claudeSonnet(), novaPro(), novaLite()),
          ModelCatalog.NOVA_LITE,
          ModelCatalog.CLAUDE_HAIKU);

  private StandardCatalog() {}

  private static Model claudeHaiku() {
    return new Model(
        ModelCatalog.CLAUDE_HAIKU,
        "Claude Haiku",
        "Anthropic",
        "Quick answers and documents",
        Effort.LOW,
        List.of(
            new Generation(
                "Claude Haiku 5.5",
                CLAUDE_HAIKU_5_5,
                Lifecycle.since("2026-10-07"),
                Set.of(US, EU, JP, AU, GLOBAL),
                claude(Thinking.ADAPTIVE_BY_DEFAULT, 1_000_000, 128_000),
                Optional.empty(),
                claudePrices(
                    from("2026-10-07", 0, "0.10", "0.50", "0.01", "0.125"),
                    from("2026-10-07", 100_000, "0.50", "2.50", "0.05", "0.625"))),
            new Generation(
                "Claude Haiku 4.5",
                "anthropic.claude-haiku-4-5-20251001-v1:0",
                Lifecycle.since("2025-10-15"),
                Set.of(US, EU, JP, AU, IN, GLOBAL),
                claude(Thinking.BUDGETED, 200_000, 64_000),
                Optional.of(CLAUDE_HAIKU_5_5),
                claudePrices(from("2025-10-15", 0, "1.00", "5.00", "0.10", "1.25"))),
            new Generation(
                "Claude 3.5 Haiku",
                "anthropic.claude-3-5-haiku-20241022-v1:0",
                Lifecycle.between("2024-11-04", "2026-06-19"),
                Set.of(US),
                new Capabilities(
                    ToolCalling.STREAMED,
                    Set.of(Input.DOCUMENTS),
                    Thinking.NONE,
                    EnumSet.allOf(CachePlace.class),
                    200_000,
                    8_192),
                Optional.of(CLAUDE_HAIKU_5_5),
                List.of(from("2024-11-04", 0, "0.80", "4.00", "0.08", "1.00").in(US)))));
  }

  private static Model claudeSonnet() {
    return new Model(
        ModelCatalog.CLAUDE_SONNET,
        "Claude Sonnet",
        "Anthropic",
        "Hard questions and careful reasoning",
        Effort.MEDIUM,
        List.of(
            new Generation(
                "Claude Sonnet 5.5",
                CLAUDE_SONNET_5_5,
                Lifecycle.since("2026-09-28"),
                Set.of(US, EU, JP, AU, GLOBAL),
                claude(Thinking.ALWAYS_BETWEEN_TOOLS, 1_000_000, 128_000),
                Optional.empty(),
                claudePrices(
                    from("2026-09-28", 0, "2.00", "10.00", "0.20", "2.50"),
                    from("2026-10-07", 0, "2.00", "10.00", "0.10", "2.50"))),
            new Generation(
                "Claude Sonnet 5",
                "anthropic.claude-sonnet-5",
                Lifecycle.since("2026-06-30"),
                Set.of(US, EU, JP, AU, GLOBAL),
                claude(Thinking.ADAPTIVE_BY_DEFAULT, 1_000_000, 128_000),
                Optional.of(CLAUDE_SONNET_5_5),
                claudePrices(from("2026-06-30", 0, "2.00", "10.00", "0.20", "2.50"))),
            new Generation(
                "Claude Sonnet 4.6",
                "anthropic.claude-sonnet-4-6",
                Lifecycle.since("2026-02-17"),
                Set.of(US, EU, JP, AU, GLOBAL),
                claude(Thinking.ADAPTIVE, 1_000_000, 64_000),
                Optional.of(CLAUDE_SONNET_5_5),
                claudePrices(from("2026-02-17", 0, "3.00", "15.00", "0.30", "3.75"))),
            new Generation(
                "Claude Sonnet 4.5",
                "anthropic.claude-sonnet-4-5-20250929-v1:0",
                Lifecycle.since("2025-09-29"),
                Set.of(US, EU, JP, AU, GLOBAL),
                claude(Thinking.BUDGETED, 200_000, 64_000),
                Optional.of(CLAUDE_SONNET_5_5),
                claudePrices(from("2025-09-29", 0, "3.00", "15.00", "0.30", "3.75"))),
            new Generation(
                "Claude 3.5 Sonnet v2",
                "anthropic.claude-3-5-sonnet-20241022-v2:0",
                Lifecycle.between("2024-10-22", "2026-03-01"),
                Set.of(US, APAC),
                new Capabilities(
                    ToolCalling.STREAMED,
                    EnumSet.allOf(Input.class),
                    Thinking.NONE,
                    Set.of(),
                    200_000,
                    8_192),
                Optional.of(CLAUDE_SONNET_5_5),
                List.of(from("2024-10-22", "3.00", "15.00").in(US, APAC)))));
  }

  private static Model novaPro() {
    return new Model(
        ModelCatalog.NOVA_PRO,
        "Amazon Nova Pro",
        "Amazon",
        "An all-rounder for longer tasks",
        Effort.OFF,
        List.of(
            novaOne(
                "Amazon Nova Pro",
                "amazon.nova-pro-v1:0",
                from("2024-12-03", 0, "0.80", "3.20", "0.20", "0.80").in(US),
                from("2024-12-03", "1.05", "4.20").in(EU),
                from("2024-12-03", "0.84", "3.36").in(APAC))));
  }

  private static Model novaLite() {
    return new Model(
        ModelCatalog.NOVA_LITE,
        "Amazon Nova Lite",
        "Amazon",
        "Simple tasks at the lowest price",
        Effort.OFF,
        List.of(
            new Generation(
                "Amazon Nova 2 Lite",
                NOVA_2_LITE,
                Lifecycle.since("2025-12-02"),
                Set.of(US, EU, JP, GLOBAL),
                nova(Thinking.NOVA, 1_000_000, 64_000),
                Optional.empty(),
                List.of(
                    from("2025-12-02", 0, "0.30", "2.50", "0.075", "0.30").in(GLOBAL),
                    from("2025-12-02", 0, "0.33", "2.75", "0.0825", "0.33").in(US, EU, JP))),
            novaOne(
                "Amazon Nova Lite",
                "amazon.nova-lite-v1:0",
                from("2024-12-03", 0, "0.06", "0.24", "0.015", "0.06").in(US),
                from("2024-12-03", "0.078", "0.312").in(EU),
                from("2024-12-03", "0.063", "0.252").in(APAC))));
  }

  private static Capabilities claude(Thinking thinking, int contextWindow, int maxOutput) {
    return new Capabilities(
        ToolCalling.STREAMED,
        EnumSet.allOf(Input.class),
        thinking,
        EnumSet.allOf(CachePlace.class),
        contextWindow,
        maxOutput);
  }

  /** Nova caches no tools. */
  private static Capabilities nova(Thinking thinking, int contextWindow, int maxOutput) {
    return new Capabilities(
        ToolCalling.STREAMED,
        EnumSet.allOf(Input.class),
        thinking,
        Set.of(CachePlace.SYSTEM, CachePlace.MESSAGES),
        contextWindow,
        maxOutput);
  }

  private static Generation novaOne(String name, String id, Price... prices) {
    return new Generation(
        name,
        id,
        Lifecycle.since("2024-12-03"),
        Set.of(IN_REGION, US, EU, APAC, US_GOV),
        nova(Thinking.NONE, 300_000, 10_000),
        Optional.of(NOVA_2_LITE),
        List.of(prices));
  }

  /** The global profile's prices, and a tenth more within a geography. */
  private static List<Price> claudePrices(Rates... rates) {
    return Stream.of(rates)
        .flatMap(each -> Stream.of(each.in(GLOBAL), each.aTenthMore().in(US, EU, JP, AU, IN)))
        .toList();
  }

  private static Rates from(
      String day, int above, String input, String output, String cacheRead, String cacheWrite) {
    return new Rates(
        LocalDate.parse(day),
        above,
        Map.of(
            Price.Kind.INPUT, new BigDecimal(input),
            Price.Kind.OUTPUT, new BigDecimal(output),
            Price.Kind.CACHE_READ, new BigDecimal(cacheRead),
            Price.Kind.CACHE_WRITE, new BigDecimal(cacheWrite)));
  }

  private static Rates from(String day, String input, String output) {
    return new Rates(
        LocalDate.parse(day),
        0,
        Map.of(Price.Kind.INPUT, new BigDecimal(input), Price.Kind.OUTPUT, new BigDecimal(output)));
  }

  /** Prices without the profiles that they hold for. */
  private record Rates(LocalDate from, int above, Map<Price.Kind, BigDecimal> perMillion) {
    Price in(Geography... places) {
      return new Price(from, Set.of(places), above, perMillion, SOURCE);
    }

    Rates aTenthMore() {
      Map<Price.Kind, BigDecimal> more = new EnumMap<>(perMillion);
      more.replaceAll((kind, dollars) -> dollars.multiply(A_TENTH_MORE));
      return new Rates(from, above, more);
    }
  }
}
