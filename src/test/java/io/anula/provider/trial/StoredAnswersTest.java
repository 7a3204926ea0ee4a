package io.anula.provider.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.config.settings.Settings;
import io.anula.store.CancellationQueries;
import io.anula.store.CancellationSearch;
import io.anula.store.Candidate;
import io.anula.store.HistoryRow;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoredAnswersTest {
    private static final String CAE = "70417054367476";
    private static final String STATE_OK = "{\"Estado\":\"Lista\"}";

    private final TestStore store = TestStore.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    private static Trial trial(Map<String, String> values) {
        return Trial.of(Given.PROVIDERS.of(Given.CALIPSO), values, set -> {
            Map<String, String> file = new HashMap<>(Map.of("calipso.url", "http://127.0.0.1:8099/calipso/"));
            file.putAll(set);
            return Settings.of(Given.PROVIDERS.settings(), file, Map.of(), new Properties());
        });
    }

    private StoredAnswers.Page tried(Map<String, String> values) {
        return stored(values).page(null, 100);
    }

    private StoredAnswers stored(Map<String, String> values) {
        return trial(values).stored(new CancellationSearch(store.database), new CancellationQueries(store.database));
    }

    /** A cancellation whose call is under way. */
    private Cancellation called(Key key, String document) {
        Cancellation ready = Objects.requireNonNull(store.requests
                .accept(List.of(new Candidate("row:" + key.invoice(), 0, 1L, key, document, null)))
                .get(0)
                .cancellation());
        return store.go(ready, new Outcome.Claimed(store.clock.instant().plus(Duration.ofMinutes(2))));
    }

    private Cancellation called(String order) {
        return called(Given.calipso(order), "{\"ordenid\":\"%s\"}".formatted(order));
    }

    private Cancellation legacy(String order) {
        return called(Given.calipso(order), "{\"ordenid\":\"%s\",\"CAE\":\"%s\"}".formatted(order, CAE));
    }

    private static String granted(String number) {
        return "{\"CAE\":\"%s\",\"CbteDesde\":\"%s\",\"nro\":\"9\"}".formatted(CAE, number);
    }

    @Test
    void shouldNameAnAnswerThatIsJudgedOtherwise() {
        Cancellation doubt = store.go(legacy("541"), new Outcome.Unknown("Calipso's answer (HTTP 200)", STATE_OK));
        StoredAnswers.Page page = tried(Map.of("calipso.answer.result", "Estado", "calipso.answer.accepted", "Lista"));
        assertEquals(1, page.answers());
        Difference found = page.otherwise().get(0);
        assertEquals(doubt.id(), found.id());
        assertEquals("541", found.invoice());
        assertEquals("in-doubt", found.then());
        assertEquals("accepted", found.now());
        assertNull(found.thenNote());
        assertEquals(new CreditNote(CAE, null, null), found.nowNote());
        assertEquals("proved-by-result", found.reasons().get(0).rule());
    }

    @Test
    void shouldNameNone_whenTheSettingsAreTheSame() {
        CreditNote note = new CreditNote(CAE, "17", null);
        store.go(called("1"), new Outcome.Confirmed(note, null, granted("17")));
        store.go(called("2"), new Outcome.Refused("Calipso rejected it", false, "{\"Resultado\":\"R\"}"));
        store.go(legacy("3"), new Outcome.Unknown("Calipso's answer (HTTP 200)", STATE_OK));
        String missing = "{\"error\":\"período cerrado\"}";
        store.go(called("4"), new Outcome.Refused("Calipso refused it (HTTP 422): período", false, missing));
        store.go(called("5"), new Outcome.NotSent("the call was refused: HTTP 302 → /login", null, "moved"));
        assertEquals(new StoredAnswers.Page(5, 5, 0, List.of(), null), tried(Map.of()));
    }

    @Test
    void shouldNameAnotherNote() {
        CreditNote note = new CreditNote(CAE, "17", null);
        store.go(called("1"), new Outcome.Confirmed(note, null, granted("17")));
        Difference found =
                tried(Map.of("calipso.answer.number", "nro")).otherwise().get(0);
        assertEquals("accepted", found.then());
        assertEquals("accepted", found.now());
        assertEquals(note, found.thenNote());
        assertEquals(new CreditNote(CAE, "9", null), found.nowNote());
    }

    @Test
    void shouldJudgeALookUpToo() {
        Cancellation doubt = store.go(called("1"), new Outcome.Unknown("time-out", null));
        store.go(
                doubt,
                new Outcome.Undecidable("the look-up shows no credit note", "{\"Autorizacion\":\"" + CAE + "\"}"));
        StoredAnswers.Page page = tried(Map.of("calipso.answer.cae", "Autorizacion"));
        assertEquals(1, page.answers());
        assertEquals("LOOKUP", page.otherwise().get(0).operation());
        assertEquals("accepted", page.otherwise().get(0).now());
    }

    @Test
    void shouldJudgeNeitherAnotherProvidersAnswer_norOneWithoutAnAccount() {
        called(Given.lafactura("fc-1"), "Error");
        Cancellation other = called(new Key(Given.CALIPSO, "sur", "1"), "{\"ordenid\":\"1\"}");
        store.go(other, new Outcome.Unknown("Calipso's answer (HTTP 200)", STATE_OK));
        assertEquals(new StoredAnswers.Page(1, 0, 1, List.of(), null), tried(Map.of()));
    }

    @Test
    void shouldGoOnAfterEachPage_andChangeNothing() {
        for (int i = 1; i <= 5; i++) {
            store.go(legacy("" + i), new Outcome.Unknown("Calipso's answer (HTTP 200)", STATE_OK));
        }
        List<Map<String, Object>> before = store.sql.queryForList("select id, version, state from cancellation");
        StoredAnswers answers = stored(Map.of("calipso.answer.result", "Estado", "calipso.answer.accepted", "Lista"));
        StoredAnswers.Page first = answers.page(null, 3);
        StoredAnswers.Page second = answers.page(first.goOn(), 3);
        assertEquals(3, first.otherwise().size());
        assertEquals(2, second.otherwise().size());
        assertNull(second.goOn());
        assertTrue(first.otherwise()
                        .get(2)
                        .id()
                        .compareTo(second.otherwise().get(0).id())
                > 0);
        assertEquals(before, store.sql.queryForList("select id, version, state from cancellation"));
    }

    @Test
    void shouldTakeTheStatusFromTheMessage() {
        Cancellation sent =
                store.go(called("1"), new Outcome.NotSent("the call was refused: HTTP 302 → /ingreso", null, ""));
        HistoryRow last = store.history(sent.id()).get(2);
        assertEquals(302, StoredAnswers.answer(last).status());
        assertEquals("/ingreso", StoredAnswers.answer(last).location());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"calipso.url", "calipso.answer.reslt", "lafactura.url", "store.url", "answer.result", "calipso"})
    void shouldRefuseOtherKeys(String key) {
        WrongTrialException wrong = assertThrows(WrongTrialException.class, () -> trial(Map.of(key, "x")));
        assertTrue(String.valueOf(wrong.getMessage()).startsWith(key + ": cannot be tried"), wrong.getMessage());
    }

    @Test
    void shouldRefuseAWrongValue() {
        WrongTrialException wrong =
                assertThrows(WrongTrialException.class, () -> trial(Map.of("calipso.answer.proof", "luck")));
        assertTrue(String.valueOf(wrong.getMessage()).contains("calipso.answer.proof"), wrong.getMessage());
    }
}
