package io.anula.web.console;

import static io.anula.web.console.Browser.location;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page of findings, as a browser without scripts sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before the first test
final class ReconciliationPageTest {
    private static final String PAGE = "/reconciliation";
    private static final String SEEN = PAGE + "/seen";
    private static final Pattern CHOICE = Pattern.compile("name=\"(finding-[0-9a-f]+)\"");

    private ConsoleService service;

    @BeforeAll
    void start(@TempDir Path home) {
        service = new ConsoleService(home, "ana");
        service.list(home, "notas.csv", "nota,factura\nnc-<b>1</b>,fc-1\nnc-2,fc-2\nnc-3,fc-3\nnc-4,fc-4\n,no note\n");
        Browser browser = service.loggedIn("ana");
        await().atMost(Duration.ofSeconds(30)).until(() -> browser.page(PAGE).contains("notas.csv"));
    }

    @AfterAll
    void end() {
        service.close();
    }

    private static List<String> choices(String page) {
        List<String> names = new ArrayList<>();
        Matcher matcher = CHOICE.matcher(page);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    @Test
    void shouldShowWhatWasFound_andWhatWasWrongWithTheList() {
        String page = service.loggedIn("ana").page(PAGE);
        assertTrue(page.contains("Note without a request"), page);
        assertTrue(page.contains("nc-&lt;b&gt;1&lt;/b&gt;"), "what a list holds is text");
        assertTrue(page.contains("line 6: no note"), page);
        assertTrue(page.contains("aria-current=\"page\">Reconciliation</a>"));
    }

    @Test
    void shouldAskForALogin() {
        for (String path : List.of(PAGE, PAGE + "/findings.csv")) {
            assertEquals(303, service.browser().get(path).statusCode(), path);
        }
        Browser stranger = service.browser();
        stranger.page("/login");
        assertEquals(
                303, stranger.post(SEEN, Map.of("reason", "mine")).statusCode(), "without a login nothing is done");
        assertEquals(404, service.loggedIn("ana").get(PAGE + "/nosuch").statusCode());
    }

    @Test
    void shouldRefuseAForm_withoutItsToken() {
        Browser browser = service.loggedIn("ana");
        String choice = choices(browser.page(PAGE)).get(0);
        assertEquals(
                403,
                browser.postBare(SEEN, Map.of(choice, "yes", "reason", "mine")).statusCode());
        assertEquals(403, browser.postBare(PAGE + "/run", Map.of()).statusCode());
        assertTrue(choices(browser.page(PAGE)).contains(choice));
    }

    @Test
    void shouldWantAReasonAndAChoice() {
        Browser browser = service.loggedIn("ana");
        String choice = choices(browser.page(PAGE)).get(0);
        HttpResponse<String> without = browser.post(SEEN, Map.of(choice, "yes", "reason", " "));
        assertEquals(422, without.statusCode());
        assertTrue(without.body().contains("role=\"alert\""));
        browser.page(PAGE);
        HttpResponse<String> nothing = browser.post(SEEN, Map.of("reason", "mine & yours"));
        assertEquals(422, nothing.statusCode());
        assertTrue(nothing.body().contains("mine &amp; yours"), "what was written is kept");
        assertTrue(choices(browser.page(PAGE)).contains(choice));
    }

    @Test
    void shouldNoteWhoHasDealtWithIt_andKeepItInTheCsv() {
        Browser browser = service.loggedIn("ana");
        List<String> before = choices(browser.page(PAGE));
        String last = before.get(before.size() - 1);
        HttpResponse<String> done = browser.post(SEEN, Map.of(last, "yes", "reason", "asked them"));
        assertEquals(303, done.statusCode());
        assertEquals(PAGE + "?done=seen", location(done));
        String after = browser.page(PAGE + "?done=seen");
        assertFalse(choices(after).contains(last));
        assertEquals(before.size() - 1, choices(after).size());
        assertTrue(after.contains("ana: asked them"));
        HttpResponse<String> csv = browser.get(PAGE + "/findings.csv");
        assertEquals(
                "text/csv; charset=utf-8",
                csv.headers().firstValue("Content-Type").orElse(""));
        assertTrue(csv.body().contains(",ana,asked them\r\n"), csv.body());
    }

    @Test
    void shouldRunNow() {
        Browser browser = service.loggedIn("ana");
        browser.page(PAGE);
        HttpResponse<String> run = browser.post(PAGE + "/run", Map.of());
        assertTrue(location(run).matches("/reconciliation\\?done=runs?"), location(run));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> browser.page(PAGE).contains("Notes verified again: 0, different: 0"));
    }
}
