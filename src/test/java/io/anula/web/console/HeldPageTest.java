package io.anula.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.testing.HeldService;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The queue of held cancellations as pages, whatever a browser sends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before the first test
final class HeldPageTest {
    private HeldService service;

    @BeforeAll
    void start(@TempDir Path home) {
        service = new HeldService(home, 4);
    }

    @AfterAll
    void end() {
        service.close();
    }

    private Browser browser() {
        Browser browser = new Browser(service.port);
        browser.login("ana", HeldService.PASSWORD, "/");
        browser.page("/held");
        return browser;
    }

    private List<JsonNode> held(String cause) {
        return service.held().stream()
                .filter(one -> one.path("cause").asText().equals(cause))
                .toList();
    }

    @Test
    void shouldShowAmountAndMaskedCustomer_whereTheRequestSaysThem() {
        String calipso = browser().page("/held?provider=calipso");
        assertTrue(calipso.contains("364.68"), calipso);
        assertTrue(calipso.contains(Redactor.MASK), calipso);
        assertFalse(calipso.contains("Cliente de Prueba"), calipso);
        assertFalse(browser().page("/held?provider=lafactura").contains("class=\"number\""));
        assertTrue(browser().page("/held?account=no-such").contains("Nothing is held"));
        assertEquals(400, browser().get("/held?cause=no-such").statusCode());
        assertEquals(400, browser().get("/held?page=x").statusCode());
    }

    @Test
    void shouldSendNothingOutOfDoubt_untilAPersonSaysThatNoNoteExists() {
        Browser browser = browser();
        JsonNode one = held("not-the-note").get(0);
        String item = one.path("id").asText() + '.' + one.path("version").asInt();
        Map<String, String> fields = Map.of("way", "retry", "items-1", item, "reason", "not there");
        HttpResponse<String> page = browser.post("/held/decide", fields);
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("name=\"seen\""), page.body());
        assertTrue(page.body().contains("name=\"items-0\" value=\"" + item), "the same versions, not newer ones");
        assertEquals("HELD", service.state(one.path("id").asText()));
        Map<String, String> end = Map.of("way", "none", "items-1", item, "reason", "it stands");
        HttpResponse<String> ending = browser.post("/held/decide", end);
        assertEquals(422, ending.statusCode(), "after an end without a note the invoice may be asked for again");
        assertTrue(ending.body().contains("name=\"seen\""), ending.body());
        assertEquals(
                422,
                browser.post("/held/decide", Map.of("way", "retry", "items-1", item, "seen", "yes"))
                        .statusCode(),
                "a reason is wanted");
        assertEquals(
                403, browser.postBare("/held/decide", fields).statusCode(), "no other site makes a browser decide");
        assertEquals("HELD", service.state(one.path("id").asText()));
    }

    @Test
    void shouldDecideOnlyInTheVersionsOfThePreview() {
        Browser browser = browser();
        JsonNode one = held("approval").get(0);
        String id = one.path("id").asText();
        String old = id + '.' + (one.path("version").asInt() - 1);
        HttpResponse<String> done =
                browser.post("/held/decide", Map.of("way", "none", "items-1", old, "reason", "it stands"));
        assertEquals(303, done.statusCode());
        String outcome = browser.page(Browser.location(done));
        assertTrue(outcome.contains("0 decided, 1 not."), outcome);
        assertEquals("HELD", service.state(id));
        String csv = browser.page(Browser.location(done) + "/outcome.csv");
        assertTrue(csv.contains(id + ",lafactura,") && csv.contains(",changed-since,HELD,"), csv);
        assertTrue(
                browser.page("/held/" + id).contains("<option value=\"it stands\">"), "the last reasons are offered");
    }

    @Test
    void shouldRefuseFormsThatNoPageMakes() {
        Browser browser = browser();
        for (Map<String, String> fields : List.of(
                Map.of("way", "hold", "which", "all"),
                Map.of("way", "retry"),
                Map.of("way", "retry", "item-no", "1"),
                Map.of("way", "retry", "item-01ARZ3NDEKTSV4RRFFQ69G5FAV", "x"),
                Map.of("which", "all"))) {
            assertEquals(422, browser.post("/held/preview", fields).statusCode(), fields::toString);
        }
        assertEquals(404, browser.get("/held/01ARZ3NDEKTSV4RRFFQ69G5FAV").statusCode());
        assertEquals(404, browser.get("/held/outcomes/no-such").statusCode());
        assertEquals(404, browser.get("/held/x/y/z").statusCode());
        HttpResponse<String> unknown =
                browser.post("/held/preview", Map.of("way", "retry", "item-01ARZ3NDEKTSV4RRFFQ69G5FAV", "1"));
        assertEquals(200, unknown.statusCode());
        assertFalse(unknown.body().contains("action=\"/held/decide\""), "what can do nothing is not offered");
        assertEquals(303, new Browser(service.port).get("/held").statusCode());
    }

    @Test
    void shouldOfferOnlyWhatCanBeDone() {
        String held =
                browser().page("/held/" + held("by-person").get(0).path("id").asText());
        assertTrue(held.contains("value=\"release\""), held);
        assertFalse(held.contains("value=\"retry\"") || held.contains("value=\"none\""), held);
        String doubt =
                browser().page("/held/" + held("reopened").get(0).path("id").asText());
        assertFalse(doubt.contains("value=\"release\""), "without a look-up it would be held again at once");
        assertTrue(doubt.contains("value=\"retry\""), doubt);
    }
}
