package io.anula.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

/** Habits that every class keeps: time is a parameter, nothing is printed, nothing is open that nobody needs. */
@AnalyzeClasses(packages = "io.anula", importOptions = ImportOption.DoNotIncludeTests.class)
final class HabitsTest {
    private static final Set<String> OPENED_BY_OTHERS = Set.of("io.anula.Main", "io.anula.observe.log.RepeatedFaults");

    @ArchTest
    static final ArchRule shouldBeToldTheTime = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(java.util.Date.class)
            .because("time is a parameter");

    @ArchTest
    static final ArchRule shouldChooseTheClock_onlyWhereTheProcessBegins = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Command")
            .and()
            .haveSimpleNameNotEndingWith("OptionsBuilder")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule shouldPrintNothing_unlessItIsACommand = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Command")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule shouldLogBySlf4j = noClasses()
            .that()
            .haveSimpleNameNotContaining("JournalFaults") // HSQLDB tells of them in no other way
            .and()
            .resideOutsideOfPackage("io.anula.observe.log") // it is a part of the log itself
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "ch.qos.logback..");

    @ArchTest
    static final ArchRule shouldBeFinal_unlessItIsMadeToBeExtended = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule shouldHideItsFields =
            noFields().that().areNotStatic().and().areNotFinal().should().bePublic();

    @ArchTest
    static final ArchRule shouldBePublic_onlyWhenSomebodyElseSeesIt = classes()
            .that(topLevel())
            .and()
            .arePublic()
            .and()
            .areNotAssignableTo(Throwable.class)
            .should(beSeenFromOutside());

    private static DescribedPredicate<JavaClass> topLevel() {
        return DescribedPredicate.describe(
                "are top level", each -> each.isTopLevelClass() && !OPENED_BY_OTHERS.contains(each.getName()));
    }

    private static ArchCondition<JavaClass> beSeenFromOutside() {
        return new ArchCondition<>("be used by another package or by a public class") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                boolean used = each.getDirectDependenciesToSelf().stream()
                        .map(Dependency::getOriginClass)
                        .anyMatch(other -> !other.getPackageName().equals(each.getPackageName())
                                || other.getModifiers().contains(JavaModifier.PUBLIC));
                events.add(new SimpleConditionEvent(
                        each, used, each.getName() + " is used only by hidden classes of its own package"));
            }
        };
    }
}
