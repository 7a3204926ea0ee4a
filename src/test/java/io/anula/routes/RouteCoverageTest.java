package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;

/** No route is shipped without a test of its own. */
final class RouteCoverageTest extends RouteTestSupport {
    @Test
    void shouldBeTested_whenItIsShipped() {
        Set<String> shipped = context.getRouteDefinitions().stream()
                .map(RouteDefinition::getRouteId)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tested = new ClassFileImporter()
                .importPackages(RouteCoverageTest.class.getPackageName()).stream()
                        .filter(test ->
                                test.isAnnotatedWith(OfRoute.class) && test.isAssignableTo(RouteTestSupport.class))
                        .flatMap(test -> Arrays.stream(
                                test.getAnnotationOfType(OfRoute.class).value()))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(shipped, tested);
    }
}
