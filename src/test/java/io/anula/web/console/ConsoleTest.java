package io.anula.web.console;

import static io.anula.web.console.Browser.location;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.testing.Resources;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console of a running service, as a browser without scripts sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleTest {
    private static final String LIVES = "/cancellations";
    private static final Pattern STATIC = Pattern.compile("(/static/console-[^\"]+\\.css)");

    private ConsoleService service;

    @BeforeAll
    void start(@TempDir Path home) {
        service = new ConsoleService(home, "ana", "beto", "guessed", "patient", "locked", "forged", "behind");
    }

    @AfterAll
    void end() {
        service.close();
    }

    private HttpResponse<String> decide(Browser browser, String id, String verb, Map<String, String> fields) {
        browser.page(LIVES + '/' + id);
        return browser.post(LIVES + '/' + id + '/' + verb, fields);
    }

    private String held(Browser browser, String invoice) {
        String id = service.sent(invoice, "Error");
        assertEquals(
                303, decide(browser, id, "hold", Map.of("reason", "look first")).statusCode());
        return id;
    }

    @Test
    void shouldAskForALogin_andComeBackToThePage() {
        Browser browser = service.browser();
        HttpResponse<String> away = browser.get(LIVES + "?state=HELD&q=a%20b");
        assertEquals(303, away.statusCode());
        assertEquals("/login?next=%2Fcancellations%3Fstate%3DHELD%26q%3Da%2520b", location(away));
        HttpResponse<String> in = browser.login("ana", ConsoleService.PASSWORD, LIVES + "?state=HELD");
        assertEquals(LIVES + "?state=HELD", location(in));
        assertTrue(browser.page(LIVES).contains("ana"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "https://evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                ""
            })
    void shouldSendNobodyElsewhere(String next) {
        HttpResponse<String> in = service.browser().login("ana", ConsoleService.PASSWORD, next);
        assertEquals(303, in.statusCode());
        assertEquals("/", location(in));
    }

    @Test
    void shouldSlowDownWhoeverGuesses() {
        Browser browser = service.browser();
        for (int i = 0; i < 5; i++) {
            assertEquals(401, browser.login("guessed", "wrong " + i, "/").statusCode());
        }
        HttpResponse<String> slowed = browser.login("guessed", ConsoleService.PASSWORD, "/");
        assertEquals(429, slowed.statusCode());
        assertTrue(Integer.parseInt(slowed.headers().firstValue("Retry-After").orElse("0")) > 20);
        assertEquals(
                303,
                service.browser().login("patient", ConsoleService.PASSWORD, "/").statusCode());
        service.clock.turn(Duration.ofSeconds(31));
        assertEquals(303, browser.login("guessed", ConsoleService.PASSWORD, "/").statusCode());
    }

    /** A browser elsewhere, as the proxy says that is trusted. */
    private Browser at(String address) {
        return service.browser().with("X-Forwarded-For", address);
    }

    @Test
    void shouldLetTheRightPasswordIn_whateverStrangersGuessAt() {
        Browser known = at("203.0.113.1");
        assertEquals(303, known.login("locked", ConsoleService.PASSWORD, "/").statusCode());
        known.page("/");
        known.post("/logout", Map.of());
        Browser stranger = at("203.0.113.1");
        for (int i = 0; i < 30; i++) {
            int status = stranger.login("locked", "wrong", "/").statusCode();
            assertEquals(i < 5 ? 401 : 429, status);
        }
        assertEquals(
                429,
                at("203.0.113.1").login("locked", ConsoleService.PASSWORD, "/").statusCode());
        assertEquals(303, known.login("locked", ConsoleService.PASSWORD, "/").statusCode());
        known.page("/");
        known.post("/logout", Map.of());
        for (int i = 0; i < 6; i++) {
            assertEquals(i < 5 ? 401 : 429, known.login("locked", "wrong", "/").statusCode());
        }
        assertEquals(429, known.login("locked", ConsoleService.PASSWORD, "/").statusCode(), "a stolen browser");
    }

    @Test
    void shouldNotKnowABrowser_byACookieOfSomebodyElse() {
        Browser known = at("203.0.113.2");
        known.login("ana", ConsoleService.PASSWORD, "/");
        String cookie = Objects.requireNonNull(known.cookies().get("anula-known"));
        Browser forged = at("203.0.113.2");
        forged.cookies().put("anula-known", cookie);
        for (int i = 0; i < 5; i++) {
            assertEquals(401, forged.login("forged", "wrong", "/").statusCode());
        }
        assertEquals(
                429,
                at("203.0.113.2").login("forged", ConsoleService.PASSWORD, "/").statusCode());
    }

    @Test
    void shouldCountByTheAddressThatATrustedProxySays() {
        Browser stranger = at("198.51.100.7, 203.0.113.9");
        for (int i = 0; i < 5; i++) {
            assertEquals(401, stranger.login("behind", "wrong", "/").statusCode());
        }
        assertEquals(429, stranger.login("behind", ConsoleService.PASSWORD, "/").statusCode());
        Browser operator = at("203.0.113.9, 198.51.100.7");
        assertEquals(303, operator.login("behind", ConsoleService.PASSWORD, "/").statusCode());
    }

    @Test
    void shouldEndEverySessionOfAPerson_whenThatIsWanted() {
        Browser office = service.loggedIn("ana");
        Browser home = service.loggedIn("ana");
        Browser other = service.loggedIn("beto");
        office.page("/");
        office.post("/logout", Map.of("everywhere", "yes"));
        assertEquals(303, office.get("/").statusCode());
        assertEquals(303, home.get("/").statusCode());
        assertEquals(200, other.get("/").statusCode());
    }

    @Test
    void shouldSaySameOfNamesThatNobodyHas() {
        Browser browser = service.browser();
        for (int i = 0; i < 5; i++) {
            assertEquals(401, browser.login("nobody", "wrong", "/").statusCode());
        }
        assertEquals(429, browser.login("nobody", "wrong", "/").statusCode());
    }

    @Test
    void shouldRefuseAForm_withoutItsToken() {
        Browser browser = service.loggedIn("ana");
        String id = service.sent("fc-csrf-1", "Error");
        Map<String, String> fields = Map.of("reason", "why");
        assertEquals(403, browser.postBare(LIVES + '/' + id + "/hold", fields).statusCode());
        Browser other = service.loggedIn("beto");
        other.page(LIVES + '/' + id);
        assertEquals(
                403,
                browser.postBare(LIVES + '/' + id + "/hold", Map.of("reason", "why", "csrf", other.token()))
                        .statusCode());
        assertEquals(
                403, service.browser().postBare("/login", Map.of("name", "ana")).statusCode());
        browser.page(LIVES + '/' + id);
        browser.with("Origin", "http://evil.example");
        assertEquals(403, browser.post(LIVES + '/' + id + "/hold", fields).statusCode());
        assertEquals("SENT", service.state(id));
        browser.with("Origin", "http://127.0.0.1:" + service.port);
        assertEquals(303, browser.post(LIVES + '/' + id + "/hold", fields).statusCode());
    }

    @Test
    void shouldGiveAnotherTokenAfterTheLogin() {
        Browser browser = service.browser();
        browser.page("/login");
        String before = browser.token();
        browser.login("ana", ConsoleService.PASSWORD, "/");
        browser.page("/");
        assertNotEquals(before, browser.token());
    }

    @Test
    void shouldDoNothing_whenNobodyIsLoggedIn() {
        String id = service.sent("fc-nobody-1", "Error");
        Browser browser = service.browser();
        browser.page("/login");
        HttpResponse<String> refused = browser.post(LIVES + '/' + id + "/hold", Map.of("reason", "why"));
        assertEquals(303, refused.statusCode());
        assertEquals("/login?next=%2F", location(refused));
        assertEquals("SENT", service.state(id));
    }

    @Test
    void shouldRecordWhoAndWhy() {
        Browser browser = service.loggedIn("ana");
        String id = held(browser, "fc-who-1");
        JsonNode life = service.life(id);
        assertEquals("HELD", life.path("state").asText());
        assertEquals("ana: look first", life.path("message").asText());
        HttpResponse<String> done = decide(browser, id, "decide", Map.of("way", "release", "reason", "all is well"));
        assertEquals(LIVES + '/' + id + "?done=release", location(done));
        String page = browser.page(location(done));
        assertTrue(page.contains("It is released."), page);
        assertTrue(page.contains("ana: all is well"), page);
        assertTrue(
                Pattern.compile("<strong>Release</strong> <span class=\"quiet\">by ana</span>.*"
                                + "<a [^>]*href=\"/config\\?before=2#v1\">configuration 1</a>")
                        .matcher(page)
                        .find(),
                page);
        assertTrue(
                Pattern.compile("<strong>Requested</strong> <span class=\"quiet\">[^ ]+</span> <a")
                        .matcher(page)
                        .find(),
                "nobody did it: " + page);
        assertTrue(browser.page("/config?before=2").contains("id=\"v1\""));
        assertEquals("SENT", service.state(id));
    }

    @Test
    void shouldResolveWithTheNoteThatExists() {
        Browser browser = service.loggedIn("beto");
        String id = held(browser, "fc-resolve-1");
        String note = service.life(id).path("creditNote").asText();
        assertEquals(
                422,
                decide(browser, id, "decide", Map.of("way", "note", "reason", "seen", "creditNote", ""))
                        .statusCode());
        assertEquals(
                303,
                decide(browser, id, "decide", Map.of("way", "note", "reason", "seen", "creditNote", note))
                        .statusCode());
        assertTrue(browser.page(LIVES + '/' + id).contains("beto: seen"));
    }

    @Test
    void shouldReopenWhatCalipsoAnswered_andOfferNoReleaseThatLeadsNowhere() {
        Browser browser = service.loggedIn("ana");
        String document = Resources.sample("calipso-new.json").replace("\"ordenid\": 1204", "\"ordenid\": 88001");
        String id = service.calipso(document);
        await().atMost(Duration.ofSeconds(30)).until(() -> service.state(id).equals("ACCEPTED"));
        assertTrue(browser.page(LIVES + '/' + id).contains("/reopen\""));
        HttpResponse<String> done = decide(browser, id, "reopen", Map.of("reason", "it is not there"));
        String page = browser.page(location(done));
        assertTrue(page.contains("It is reopened"), page);
        assertTrue(page.contains("ana: it is not there"), page);
        assertTrue(page.contains("Before that:</strong> it had ended as done, with credit note"), page);
        assertFalse(page.contains("value=\"release\""), page);
        assertTrue(page.contains("value=\"retry\""), page);
        assertEquals(
                409,
                decide(browser, id, "decide", Map.of("way", "release", "reason", "x"))
                        .statusCode());
        assertEquals("HELD", service.state(id));
        String sent = service.sent("fc-reopen-1", "Error");
        assertFalse(browser.page(LIVES + '/' + sent).contains("/reopen\""));
        assertEquals(409, decide(browser, sent, "reopen", Map.of("reason", "x")).statusCode());
    }

    @Test
    void shouldAskForAReason_andKeepWhatWasTyped() {
        Browser browser = service.loggedIn("ana");
        String id = held(browser, "fc-reason-1");
        HttpResponse<String> page =
                decide(browser, id, "decide", Map.of("way", "note", "reason", " ", "creditNote", "nc-<typed>"));
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("value=\"nc-&lt;typed&gt;\""), page.body());
        assertEquals(422, decide(browser, id, "decide", Map.of("reason", "why")).statusCode());
        assertEquals("HELD", service.state(id));
    }

    @Test
    void shouldSayOnThePage_whenThatIsNotPossible() {
        Browser browser = service.loggedIn("ana");
        String id = service.sent("fc-late-1", "Error");
        HttpResponse<String> page = decide(browser, id, "retry", Map.of("reason", "again"));
        assertEquals(409, page.statusCode());
        assertTrue(page.body().contains("That is not possible now"), page.body());
        assertTrue(page.body().contains("fc-late-1"));
        assertEquals("SENT", service.state(id));
    }

    @Test
    void shouldMakeOneNote_whenThePageIsOlderThanWhatHappened() {
        Browser first = service.loggedIn("ana");
        Browser second = service.loggedIn("beto");
        String id = service.heldInDoubt("fc-stale-page");
        String seen = first.page(LIVES + '/' + id);
        assertTrue(seen.contains("called for this invoice already: 1 time(s)"), seen);
        Map<String, String> retry = Map.of("way", "retry", "reason", "not there");
        assertEquals(303, decide(second, id, "decide", retry).statusCode());
        service.awaitHeld(id, 2);
        HttpResponse<String> stale = first.post(LIVES + '/' + id + "/decide", retry);
        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("It has changed since you opened the page"), stale.body());
        assertTrue(stale.body().contains("Retry by / por beto"), stale.body());
        assertTrue(stale.body().contains("called for this invoice already: 2 time(s)"), stale.body());
        assertFalse(stale.body().contains(" checked"), "it is chosen anew");
        assertEquals(1, service.notes("fc-stale-page"));
        assertTrue(service.browser()
                .with("Accept-Language", "es")
                .get("/login")
                .body()
                .contains("lang=\"es\""));
        String overview = second.page("/");
        assertTrue(overview.contains("called for this invoice already: 2 time(s)"), overview);
        HttpResponse<String> without = second.postBare(
                LIVES + '/' + id + "/decide", Map.of("csrf", second.token(), "way", "retry", "reason", "not there"));
        assertEquals(428, without.statusCode());
        assertEquals("HELD", service.state(id));
    }

    @Test
    void shouldShowAScriptAsText() {
        Browser browser = service.loggedIn("ana");
        String id = service.sent("fc-script-1", "<script>alert('x')</script>");
        decide(browser, id, "hold", Map.of("reason", "<img src=x onerror=alert(1)>"));
        String page = browser.page(LIVES + '/' + id);
        assertFalse(page.contains("<script>alert"), page);
        assertFalse(page.contains("<img"), page);
        assertTrue(page.contains("&lt;script&gt;alert"), page);
        assertFalse(browser.page("/").contains("<img src=x"));
        assertFalse(browser.page(LIVES + "?q=%3Cscript%3Ealert(1)%3C/script%3E").contains("<script>alert"));
    }

    @Test
    void shouldHidePersonalData_untilItIsAskedFor() {
        Browser browser = service.loggedIn("ana");
        String document = Resources.shipped("/samples/3-calipso-legacy.json").replace("1204", "77041");
        String id = service.calipso(document);
        String page = browser.page(LIVES + '/' + id);
        assertTrue(page.contains("364.68"), page);
        assertFalse(page.contains("Cliente de Prueba"), page);
        assertFalse(page.contains("cliente@example.com"), page);
        HttpResponse<String> shown = browser.post(LIVES + '/' + id + "/show", Map.of());
        assertEquals(200, shown.statusCode());
        assertTrue(shown.body().contains("Cliente de Prueba"), shown.body());
        assertEquals(404, browser.get(LIVES + '/' + id + "/show").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/../console/console.css",
                "/static/%2e%2e/console/console.css",
                "/static/..%2fmessages_en.properties",
                "/static/console.css",
                "/static/",
                "/static/messages_en.properties",
                "/files/..%2f..%2f..%2fetc%2fpasswd",
                "/files/%2e%2e/%2e%2e/etc/passwd",
                "/files/01M7XRX3C3FSGVZT21DTJYAVX1/..%2Freceipt",
                "/files/01M7XRX3C3FSGVZT21DTJYAVX1/receipt",
                "/files/config",
                "/cancellations/..%2f..%2fconfig",
                "/cancellations/01M7XRX3C3FSGVZT21DTJYAVX1",
                "/cancellations/01M7XRX3C3FSGVZT21DTJYAVX1%00",
                "/cancellationsx",
                "/routes/../config/application.properties",
                "/?part=layout",
                "/?part=../layout"
            })
    void shouldFindNothing_byTricksWithPaths(String path) {
        HttpResponse<String> response = service.loggedIn("ana").get(path);
        assertTrue(response.statusCode() == 404 || response.statusCode() == 400, path + response.statusCode());
        assertFalse(response.body().contains("root:"), response.body());
        assertFalse(response.body().contains("lafactura.password"), response.body());
    }

    @Test
    void shouldLetNoStrangersCodeIn() {
        HttpResponse<String> page = service.loggedIn("ana").get("/");
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(
                "nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        assertFalse(Pattern.compile("<script(?![^>]* src=)|<style| style=| on[a-z]+=")
                .matcher(page.body())
                .find());
        assertFalse(Pattern.compile("(?:src|href|action)=\"(?:https?:)?//")
                .matcher(page.body())
                .find());
    }

    @Test
    void shouldKeepItsCookiesFromScriptsAndOtherSites() {
        Browser browser = service.browser();
        HttpResponse<String> in = browser.with("X-Forwarded-Proto", "https").login("ana", ConsoleService.PASSWORD, "/");
        String cookie = in.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(cookie.startsWith("anula-session="), cookie);
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        assertTrue(cookie.contains("Secure"), cookie);
    }

    @Test
    void shouldGiveStyleAndScripts_byTheirContentForGood() {
        String page = service.browser().page("/login");
        Matcher style = STATIC.matcher(page);
        assertTrue(style.find(), page);
        HttpResponse<String> css = service.browser().get(style.group(1));
        assertEquals(200, css.statusCode());
        assertTrue(css.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
        assertTrue(css.headers().firstValue("Content-Type").orElse("").startsWith("text/css"));
        assertTrue(page.contains("/static/htmx-"), page);
    }

    @Test
    void shouldSpeakTheLanguageOfWhoReads() {
        assertTrue(service.browser()
                .with("Accept-Language", "es-AR,es;q=0.9,en;q=0.5")
                .page("/login")
                .contains("Contraseña"));
        assertTrue(
                service.browser().with("Accept-Language", "de").page("/login").contains("Password"));
        assertTrue(service.browser()
                .with("Accept-Language", ";;q=x,-,ES-mx;q=zz")
                .page("/login")
                .contains("Contraseña"));
        Browser browser = service.browser();
        HttpResponse<String> chosen = browser.get("/login?next=%2Ffiles&lang=es");
        assertEquals("/login?next=%2Ffiles", location(chosen));
        String page = browser.page(location(chosen));
        assertTrue(page.contains("<html lang=\"es\">") && page.contains("Contraseña"), page);
        assertEquals("/", location(browser.get("//evil.example/..?lang=es")), "somewhere else");
    }

    @Test
    void shouldEndTheSession_byAFormOnly() {
        Browser browser = service.loggedIn("ana");
        assertEquals(404, browser.get("/logout").statusCode());
        browser.page("/");
        Map<String, String> before = Map.copyOf(browser.cookies());
        assertEquals(303, browser.post("/logout", Map.of()).statusCode());
        browser.cookies().putAll(before);
        assertEquals(303, browser.get("/").statusCode());
    }

    @Test
    void shouldKeepNothingOfAFileThatIsSentAlong() {
        Browser browser = service.browser();
        browser.page("/login");
        HttpResponse<String> refused = browser.upload("/login", "x".repeat(10_000));
        assertEquals(415, refused.statusCode());
        assertTrue(refused.body().contains("urn:anula:problem:unknown-type"), refused::body);
        assertFalse(Files.exists(Path.of("file-uploads")));
    }

    @Test
    void shouldTellHtmxToGoToTheLogin_whenTheSessionIsOver() {
        HttpResponse<String> part = service.browser().with("HX-Request", "true").get("/?part=now");
        assertEquals(401, part.statusCode());
        assertEquals("/login", part.headers().firstValue("HX-Redirect").orElse(""));
    }

    @Test
    void shouldShowEveryPage() {
        Browser browser = service.loggedIn("ana");
        String id = service.sent("fc-pages-1", "Error");
        await().until(() -> browser.page("/").contains("lafactura / default"));
        assertTrue(browser.page(LIVES + "?q=fc-pages&state=SENT&provider=lafactura&account=default")
                .contains(id));
        assertTrue(browser.page(LIVES + '/' + id).contains("Requested"));
        assertTrue(browser.page("/routes").contains("seda:call"));
        assertTrue(browser.page("/providers").contains("closed: calls leave"));
        assertTrue(browser.page("/files").contains("No file was taken yet"));
        for (String part : new String[] {"/?part=held", "/?part=now", "/?part=news", "/routes?part=rows"}) {
            assertFalse(browser.page(part).contains("<html"), part);
        }
    }

    @Test
    void shouldRefuseAFilterThatDoesNotExist_insteadOfShowingAll() {
        Browser browser = service.loggedIn("ana");
        String id = service.sent("fc-filter-1", "Error");
        for (String filter : new String[] {"provider=nosuch", "state=NOSUCH"}) {
            HttpResponse<String> refused = browser.get(LIVES + '?' + filter);
            assertEquals(400, refused.statusCode());
            assertTrue(refused.body().contains("The address asks for something that does not exist"), refused::body);
            assertTrue(refused.body().contains("was expected"), refused::body);
            assertFalse(refused.body().contains(id), refused::body);
        }
        String other = browser.page(LIVES + "?provider=&account=nosuch");
        assertTrue(other.contains("<option value=\"nosuch\" selected>"), other);
        assertFalse(other.contains(id), other);
    }

    @Test
    void shouldCountWhatTheRoutesDo() {
        service.sent("fc-counted-1", "Error");
        String page = service.loggedIn("ana").page("/routes?part=rows");
        Matcher row = Pattern.compile("(?s)r-lafactura-request\".*?Exchanges\" class=\"number\">([\\d,]+)<")
                .matcher(page);
        assertTrue(row.find() && !row.group(1).equals("0"), page);
    }
}
