package io.anula.config.live;

import static io.anula.config.live.EditsFixture.file;
import static io.anula.config.live.EditsFixture.route;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of the edited files run. */
final class RouteEditsTest {
    private static final RouteFile A = file("a", route("a", "log:a"));
    private static final RouteFile B = file("b", route("b", "log:b"));
    private static final RouteFile BROKEN = file("b", route("b", "nosuch:b"));

    private static final String CALL = "- from:\n    uri: seda:call\n    steps:\n      - log: call\n";

    private final EditsFixture host = new EditsFixture();
    private final RouteEdits unit = new RouteEdits(host);

    private RouteEdits.Accepted edit(ConfigRevision before, RouteFile... files) {
        return unit.of(before, List.of(files), before.settings());
    }

    private static void assertRefused(RouteEdits.Accepted edit, RouteFile file, String what) {
        assertEquals(1, edit.refused().size(), edit::toString);
        Finding finding = edit.refused().get(0);
        assertEquals(file.path(), finding.file());
        assertTrue(finding.what().contains(what), finding::toString);
    }

    @Test
    void shouldTakeTheGoodFile_besideABrokenOne() {
        RouteFile good = file("a", route("a", "log:new"));
        RouteEdits.Accepted edit = edit(host.running(Map.of(), A, B), good, BROKEN);
        assertEquals(List.of(good, B), edit.files());
        assertRefused(edit, BROKEN, "nosuch");
    }

    @Test
    void shouldTakeAnAddedFile_besideABrokenOneThatWasAdded_andMendAndDeleteIt() {
        RouteFile added = file("c", "- from:\n    uri: timer:c\n    steps:\n      - log: c\n");
        RouteEdits.Accepted edit = edit(host.running(Map.of(), A), A, BROKEN, added);
        assertEquals(List.of(A, added), edit.files());
        RouteEdits.Accepted mended = edit(host.running(Map.of(), edit.files().toArray(RouteFile[]::new)), A, B, added);
        assertEquals(List.of(A, B, added), mended.files());
        assertEquals(List.of(A), edit(host.running(Map.of(), A, B, added), A).files());
    }

    @Test
    void shouldTakeAnEdit_whateverWasWrongBefore() {
        RouteFile deaf = file("b", route("b", "direct:nowhere"));
        ConfigRevision running = host.running(Map.of(), A, deaf);
        RouteFile moved = file("b", "# why\n# because\n" + route("b", "direct:nowhere") + route("b2", "log:b"));
        assertEquals(List.of(A, moved), edit(running, A, moved).files());
        RouteFile worse = file("b", route("b", "direct:nowhere") + route("b2", "direct:nowhere-else"));
        assertRefused(edit(running, A, worse), worse, "nowhere-else");
    }

    @Test
    void shouldTakeTogether_whatOnlyWorksTogether() {
        ConfigRevision running = host.running(Map.of(), file("a", route("a", "log:a"), route("moved", "log:m")), B);
        RouteFile to = file("c", route("moved", "log:m"));
        RouteEdits.Accepted edit = edit(running, A, BROKEN, to);
        assertEquals(List.of(A, B, to), edit.files());
        assertRefused(edit, BROKEN, "nosuch");
    }

    @Test
    void shouldRefuseWhatOthersNeed_thoughTheFaultShowsInThem() {
        ConfigRevision running = host.running(Map.of(), file("a", route("a", "direct:b")), B);
        RouteFile kept = file("a", route("a", "direct:b"));
        RouteFile added = file("c", route("c", "log:c"));
        RouteEdits.Accepted edit = edit(running, kept, added);
        assertEquals(List.of(kept, B, added), edit.files());
        assertTrue(edit.refused().get(0).what().contains("direct:b"), edit::toString);
    }

    @Test
    void shouldNameTheUnknownComponent_notTheStepThatItStandsInPlaceOf() {
        String text = """
                - route:
                    id: submit
                    from:
                      uri: timer:submit
                      steps:
                        - to:
                            uri: %s
                """;
        RouteFile good = file("2-submit", text.formatted("seda:call"), route("b", "log:b"), CALL);
        RouteFile cut = file("2-submit", text.formatted("log:call"), route("b", "log:b"), CALL);
        RouteFile unknown = file("2-submit", text.formatted("nosuch:call"), route("b", "log:b"), CALL);
        ConfigRevision running = host.running(Map.of(), good);
        assertRefused(edit(running, cut), cut, "lacks what Anula needs, or has it out of turn: seda:call");
        RouteEdits.Accepted edit = edit(running, unknown);
        assertRefused(edit, unknown, "nosuch");
        assertEquals(7, edit.refused().get(0).line());
    }

    @Test
    void shouldNotEvenTry_whenNoRouteNamesWhatHasChanged() {
        ConfigRevision running = host.running(Map.of("lafactura.password", "old", "own.word", "x"), A);
        RouteEdits.Accepted edit = unit.of(
                running,
                List.of(file("a", "# a comment\n" + route("a", "log:a"))),
                host.settings(Map.of("lafactura.password", "new", "own.word", "y")));
        assertEquals(0, host.rehearsals);
        assertEquals(List.of(), edit.refused());
        assertEquals(List.of(), edit.rest());
    }

    @Test
    void shouldSayWhatRunsNoMore_whenASettingIsGoneThatARouteNames() {
        RouteFile names = file("a", route("a", "log:{{own.word}}"));
        ConfigRevision running = host.running(Map.of("own.word", "x"), names);
        RouteEdits.Accepted edit = unit.of(running, List.of(names), host.settings(Map.of()));
        assertEquals(1, edit.rest().size(), edit::toString);
        assertTrue(edit.rest().get(0).what().contains("own.word"));
    }
}
