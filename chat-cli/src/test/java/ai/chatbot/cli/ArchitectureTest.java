package ai.chatbot.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.cli.sqlite.SqliteStorage;
import ai.chatbot.postgres.StoredJson;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the POMs cannot say of the house: who may know whom. */
final class ArchitectureTest {
  /** A package of the core may use those above it in this list, never one below. */
  private static final List<String> ORDER =
      List.of(
          "identity",
          "value",
          "document",
          "tool",
          "conversation",
          "catalog",
          "access",
          "model",
          "reply",
          "port",
          "memory",
          "usecase");

  private static final String SQLITE = "ai.chatbot.cli.sqlite..";

  /** Fewer classes than these, and a rule would hold because it saw nothing. */
  private static final Map<String, Integer> AT_LEAST =
      Map.of("core", 60, "bedrock", 8, "postgres", 15, "web", 30, "cli", 15);

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("ai.chatbot");

  @Test
  void everyModuleIsSeen() {
    AT_LEAST.forEach(
        (module, least) ->
            assertThat(ALL.that(resideInAPackage("ai.chatbot." + module + "..")))
                .as(module)
                .hasSizeGreaterThanOrEqualTo(least));
  }

  @Test
  void theCoreKnowsTheJdkAndJspecifyAlone() {
    classes()
        .that()
        .resideInAPackage("ai.chatbot.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("ai.chatbot.core..", "java..", "org.jspecify.annotations..")
        .check(ALL);
  }

  @Test
  void theCoresPackagesUseOnlyThoseAboveThem() {
    for (int place = 0; place < ORDER.size(); place++) {
      String[] below =
          ORDER.subList(place + 1, ORDER.size()).stream()
              .map(ArchitectureTest::core)
              .toArray(String[]::new);
      if (below.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(core(ORDER.get(place)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(below)
            .check(ALL);
      }
    }
  }

  @Test
  void theOrderNamesEveryPackageOfTheCore() {
    Set<String> packages =
        ALL.that(resideInAPackage("ai.chatbot.core.*")).stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.replace("ai.chatbot.core.", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).containsExactlyInAnyOrderElementsOf(ORDER);
  }

  @Test
  void noPackagesGoInCircles() {
    slices().matching("ai.chatbot.core.(*)..").should().beFreeOfCycles().check(ALL);
    slices().matching("ai.chatbot.web.(*)..").should().beFreeOfCycles().check(ALL);
    slices().matching("ai.chatbot.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void adaptersKnowTheCoresNounsAndPortsAndNobodyElse() {
    noClasses()
        .that()
        .resideInAnyPackage("ai.chatbot.bedrock..", "ai.chatbot.postgres..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(core("usecase"), core("memory"), "ai.chatbot.web..", "ai.chatbot.cli..")
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("ai.chatbot.bedrock..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.chatbot.postgres..")
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("ai.chatbot.postgres..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.chatbot.bedrock..")
        .check(ALL);
  }

  @Test
  void theTerminalsOwnStoresKnowTheSameAndHowRowsAreWritten() {
    noClasses()
        .that()
        .resideInAPackage(SQLITE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    core("usecase"),
                    core("memory"),
                    "ai.chatbot.web..",
                    "ai.chatbot.bedrock..",
                    "ai.chatbot.postgres..",
                    "ai.chatbot.cli")
                .and(not(type(StoredJson.class))))
        .check(ALL);
  }

  @Test
  void onlyWhoKeepsChatsOpensTheTerminalsOwnStores() {
    noClasses()
        .that()
        .resideInAPackage("ai.chatbot.cli")
        .and()
        .doNotHaveSimpleName("Keeping")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(SqliteStorage.class.getName())
        .check(ALL);
  }

  @Test
  void onlyWiringOpensAnAdaptersDoor() {
    noClasses()
        .that(resideInAPackage("ai.chatbot.web..").or(resideInAPackage("ai.chatbot.cli..")))
        .and()
        .resideOutsideOfPackage(SQLITE)
        .and()
        .haveNameNotMatching(".*\\.Wiring(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.chatbot.bedrock..", "ai.chatbot.postgres..")
        .check(ALL);
  }

  @Test
  void whoDrawsMarkdownKnowsNothingElseOfTheHouse() {
    noClasses()
        .that()
        .resideInAPackage("ai.chatbot.cli.markdown..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("ai.chatbot..")
                .and(resideOutsideOfPackage("ai.chatbot.cli.markdown..")))
        .check(ALL);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        ALL.stream()
            .map(JavaClass::getPackage)
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(each -> each.getName())
            .filter(name -> !name.startsWith("ai.chatbot.web.views"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unmarked).isEmpty();
  }

  @Test
  void nobodyWritesToTheStandardStreamsButTheEntries() {
    noClasses()
        .that(resideOutsideOfPackage("ai.chatbot.cli.."))
        .and()
        .doNotHaveFullyQualifiedName("ai.chatbot.web.Main")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(ALL);
  }

  private static String core(String name) {
    return "ai.chatbot.core." + name + "..";
  }
}
