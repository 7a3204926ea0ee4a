package io.anula.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may import whom. */
@AnalyzeClasses(packages = "io.anula", importOptions = ImportOption.DoNotIncludeTests.class)
final class LayoutTest {
    private static final String ROOT = "io.anula";

    /** They know nothing of ours. */
    private static final Set<String> PURE = Set.of(
            "cancellation", "simulator", "io", "secret", "time", "observe.alarm", "observe.log", "observe.trace");

    /** Every package that is not pure may know them. */
    private static final Set<String> KNOWN_TO_ALL = Set.of("io", "secret", "time", "observe.alarm", "observe.log");

    /** What each of the others may know besides; the root knows all, and is known to none. */
    private static final Map<String, String> MAY_KNOW = Map.ofEntries(
            Map.entry("config.settings", "cancellation"),
            Map.entry("config.routes", ""),
            Map.entry("config.live", "cancellation config.settings config.routes store provider"),
            Map.entry("store", "cancellation"),
            Map.entry("store.access", "config.settings store"),
            Map.entry("provider.http", "cancellation config.settings"),
            Map.entry("provider.rules", "cancellation config.settings intake.rules"),
            Map.entry("provider", "cancellation config.settings intake.rules provider.http provider.rules"),
            Map.entry("provider.registry", "provider"),
            Map.entry("provider.check", "cancellation config.settings provider provider.http"),
            Map.entry("provider.trial", "cancellation config.settings store provider provider.http"),
            Map.entry("intake.rules", "cancellation"),
            Map.entry("intake", "cancellation config.settings store intake.rules provider provider.rules"),
            Map.entry("intake.table", "cancellation config.settings store"),
            Map.entry("answer", "cancellation store"),
            Map.entry("engine", "cancellation config.settings store intake answer provider provider.http"),
            Map.entry("engine.operator", "cancellation store"),
            Map.entry("evidence", "cancellation config.settings store provider provider.http"),
            Map.entry("reconcile", "cancellation config.settings store intake engine provider"),
            Map.entry("web", "cancellation config.settings store"),
            Map.entry(
                    "web.api",
                    "cancellation store intake intake.rules answer provider provider.rules provider.trial engine.operator reconcile web"),
            Map.entry(
                    "web.console",
                    "cancellation config.settings store answer engine engine.operator provider provider.http provider.trial reconcile web"),
            Map.entry("observe.health", ""),
            Map.entry(
                    "observe.watch",
                    "cancellation config.settings config.routes store engine provider provider.http observe.trace"),
            Map.entry(
                    "cli",
                    "cancellation config.settings config.routes config.live store store.access intake intake.table provider provider.rules"
                            + " provider.check provider.http provider.registry provider.trial simulator evidence web web.console"));

    /** What the folder of each provider may know; none is known but to the list of them. */
    private static final String OF_A_PROVIDER =
            "cancellation config.settings intake.rules provider provider.http provider.rules";

    @ArchTest
    static final ArchRule shouldHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule shouldKnowOnlyWhatItMay = classes().should(knowOnlyWhatTheyMay());

    @ArchTest
    static final ArchRule shouldHoldThreeClasses_whenItIsTheRoot = classes()
            .that(DescribedPredicate.describe(
                    "are of the root", each -> each.getPackageName().equals(ROOT) && each.isTopLevelClass()))
            .should()
            .haveNameMatching("io\\.anula\\.(Main|Service|Wiring|package-info)");

    @ArchTest
    static void shouldNameEveryPackage(JavaClasses ours) {
        Set<String> found = ours.stream().map(LayoutTest::place).collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>(MAY_KNOW.keySet());
        named.addAll(PURE);
        named.add(ROOT);
        found.removeIf(LayoutTest::isOfAProvider);
        assertEquals(named, found);
    }

    private static ArchCondition<JavaClass> knowOnlyWhatTheyMay() {
        return new ArchCondition<>("know only what the table allows") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                each.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOurs(dependency.getTargetClass()))
                        .forEach(dependency -> events.add(
                                new SimpleConditionEvent(each, mayBe(dependency), dependency.getDescription())));
            }
        };
    }

    private static boolean mayBe(Dependency dependency) {
        String from = place(dependency.getOriginClass());
        String to = place(dependency.getTargetClass().getBaseComponentType());
        return from.equals(to)
                || from.equals(ROOT)
                || !PURE.contains(from)
                        && (KNOWN_TO_ALL.contains(to)
                                || isOfAProvider(to) && from.equals("provider.registry")
                                || Set.of(MAY_KNOW.getOrDefault(from, isOfAProvider(from) ? OF_A_PROVIDER : "")
                                                .split(" "))
                                        .contains(to));
    }

    private static boolean isOfAProvider(String place) {
        return place.startsWith("provider.") && !MAY_KNOW.containsKey(place);
    }

    private static boolean isOurs(JavaClass each) {
        return each.getBaseComponentType().getPackageName().startsWith(ROOT);
    }

    /** The package below the root. */
    private static String place(JavaClass each) {
        String name = each.getPackageName();
        return name.equals(ROOT) ? ROOT : name.substring(ROOT.length() + 1);
    }
}
