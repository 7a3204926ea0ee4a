package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.SeriesPlace;
import io.anula.config.settings.ProviderAccount;
import io.anula.intake.rules.CancellationRequest;
import io.anula.io.Json;
import io.anula.provider.Claim;
import io.anula.store.Candidate;
import io.anula.store.Ruling;
import io.anula.testing.Given;
import io.anula.testing.Resources;
import io.anula.testing.TestStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** An account that sends the notes of one series in order, and one that does not. */
final class SeriesTest {
    private static final ProviderAccount IN_ORDER = Given.calipsoAccount(Map.of("calipso.series.in-order", "true"));

    private final TestStore store = TestStore.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    private static CancellationRequest read(ProviderAccount account, int number) {
        ObjectNode document = (ObjectNode) Json.own(Resources.sample("calipso-legacy.json"));
        document.put("ordenid", String.valueOf(number)).put("CbteDesde", number).put("CbteHasta", number);
        return Assertions.assertDoesNotThrow(() ->
                Given.PROVIDERS.of(account.account().provider()).requests().read(account, document));
    }

    private void accept(ProviderAccount account, int... numbers) {
        for (int number : numbers) {
            CancellationRequest request = read(account, number);
            store.requests.accept(List.of(new Candidate(
                    "row:" + number, 0, 1L, request.key(), request.content(), null, Ruling.NONE, request.place())));
        }
    }

    private static List<String> orders(Node node) throws InterruptedException {
        return node.claims.submits().batch().stream()
                .map(claim -> claim.cancellation().key().invoice())
                .toList();
    }

    @Test
    void shouldHaveAPlace_whenTheAccountSendsInOrder() {
        assertEquals(new SeriesPlace("1-8", 12), read(IN_ORDER, 12).place());
        assertEquals(null, read(Given.calipsoAccount(Map.of()), 12).place());
    }

    @Test
    void shouldSendOneAtATime_inTheOrderOfTheNumbers() throws InterruptedException {
        accept(IN_ORDER, 12, 3, 7);
        try (Node node = new Node(store, IN_ORDER)) {
            for (String expected : List.of("3", "7", "12")) {
                Claim claim = node.send();
                assertEquals(expected, claim.cancellation().key().invoice());
                assertEquals(List.of(), orders(node));
                node.recorder.record(claim, new Outcome.Confirmed(Given.NOTE, null, null));
            }
        }
    }

    @Test
    void shouldSendAllAtOnce_whenTheAccountDoesNot() throws InterruptedException {
        ProviderAccount account = Given.calipsoAccount(Map.of());
        accept(account, 12, 3, 7);
        assertEquals(0, store.count("series_place"));
        try (Node node = new Node(store, account)) {
            assertEquals(3, orders(node).size());
        }
    }

    /** The way out of a series that waits for a person. */
    @Test
    void shouldSendAllAtOnce_whenTheSettingWasTakenBack() throws InterruptedException {
        accept(IN_ORDER, 12, 3);
        try (Node node = new Node(store, Given.calipsoAccount(Map.of()))) {
            assertEquals(2, orders(node).size());
        }
    }
}
