package io.anula.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom. */
@AnalyzeClasses(packages = "io.anula", importOptions = ImportOption.DoNotIncludeTests.class)
final class LayoutTest {
    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("io.anula..");

    @ArchTest
    static final ArchRule shouldHaveNoCycles =
            slices().matching("io.anula.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule shouldBeTheRoot_whenItKnowsEveryPackage = noClasses()
            .that()
            .resideInAPackage("io.anula.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.anula");

    @ArchTest
    static final ArchRule shouldKnowNobody_whenItIsTheSubject = only("cancellation");

    @ArchTest
    static final ArchRule shouldKnowNobody_whenItIsTheSimulator = only("simulator");

    @ArchTest
    static final ArchRule shouldBeKnownToTheRootAlone_whenItIsTheSimulator = classes()
            .that()
            .resideInAPackage("io.anula.simulator..")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage("io.anula.simulator..", "io.anula");

    @ArchTest
    static final ArchRule shouldKnowNobody_whenItIsJson = only("json");

    @ArchTest
    static final ArchRule shouldKnowNobody_whenItMovesFiles = only("files");

    @ArchTest
    static final ArchRule shouldKnowNobody_whenItHidesSecrets = only("secret");

    @ArchTest
    static final ArchRule shouldKnowNobody_whenItIsTheLog = only("log");

    @ArchTest
    static final ArchRule shouldKnowOnlyTheSubject_whenTheyAreTheSettings = only("settings", "cancellation", "secret");

    @ArchTest
    static final ArchRule shouldKnowOnlyTheSubject_whenItIsTheStore =
            only("store", "cancellation", "settings", "json", "alarm", "files");

    @ArchTest
    static final ArchRule shouldKnowNoProvider_whenItTakesRequests =
            only("intake", "cancellation", "store", "files", "json", "alarm");

    @ArchTest
    static final ArchRule shouldKnowNoProvider_whenItIsTheRequestTable = only("table", "store", "settings", "alarm");

    @ArchTest
    static final ArchRule shouldKnowNoProvider_whenItIsTheLifecycle =
            only("lifecycle", "cancellation", "store", "settings", "alarm", "log");

    @ArchTest
    static final ArchRule shouldKnowNoProvider_whenItIsTheWatchdog =
            only("watch", "cancellation", "store", "settings", "lifecycle", "routing", "files", "json", "alarm");

    @ArchTest
    static final ArchRule shouldKnowNobody_whenItTraces = only("trace");

    @ArchTest
    static final ArchRule shouldKnowNoProvider_whenItAnswers =
            only("answer", "cancellation", "store", "files", "json", "alarm");

    @ArchTest
    static final ArchRule shouldKnowNoProvider_whenItIsRetention =
            only("retention", "cancellation", "store", "files", "json", "alarm");

    @ArchTest
    static final ArchRule shouldKnowNoProvider_whenItIsOfAllProviders =
            only("provider", "cancellation", "http", "settings");

    @ArchTest
    static final ArchRule shouldKnowNoSibling_whenItIsLaFactura =
            only("lafactura", "cancellation", "settings", "http", "json", "provider");

    @ArchTest
    static final ArchRule shouldKnowNoSibling_whenItIsCalipso =
            only("calipso", "cancellation", "settings", "http", "json", "provider");

    @ArchTest
    static final ArchRule shouldKnowNothingOfCancellations_whenItIsHttp = only("http", "settings");

    @ArchTest
    static final ArchRule shouldKnowNothingOfOurs_whenItChecksRoutes =
            only("routing", "store", "cancellation", "secret");

    @ArchTest
    static final ArchRule shouldKnowNothingOfCancellations_whenItTakesEdits =
            only("live", "routing", "settings", "store", "alarm");

    @ArchTest
    static final ArchRule shouldKnowNoProvider_whenItIsTheConsole =
            only("console", "web", "desk", "store", "cancellation", "answer", "lifecycle", "alarm", "json", "secret");

    /** Those of ours that live in the first package may know only those in the named ones. */
    private static ArchRule only(String name, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = "io.anula." + name + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = "io.anula." + others[i] + "..";
        }
        return classes()
                .that()
                .resideInAPackage("io.anula." + name + "..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(OURS).or(resideInAnyOf(allowed)));
    }

    private static DescribedPredicate<JavaClass> resideInAnyOf(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }
}
