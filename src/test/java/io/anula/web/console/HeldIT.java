package io.anula.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.anula.testing.HeldService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The queue of 260 held cancellations in a real browser: by mouse, by keys, without scripts, on a telephone, for two. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit calls start before any test
final class HeldIT {
    private static final Path PICTURES = Path.of(System.getProperty("console.pictures", "target/console"));
    private static final int OF_EACH = 65;
    private static final int TELEPHONE = 360;
    private static final int DESK = 1100;
    private static final int MOST_PRESSES = 19;

    private Chromium chromium;
    private HeldService service;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private int presses;

    @BeforeAll
    void start(@TempDir Path home) {
        chromium = Chromium.start();
        service = new HeldService(home, OF_EACH);
    }

    @AfterAll
    void end() {
        if (service != null) {
            service.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void leave() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        assertEquals(List.of(), complaints);
    }

    private Page enter(String user, NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options.setBaseURL("http://127.0.0.1:" + service.port));
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("409")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("/login?next=/held");
        page.locator("#name").fill(user);
        page.locator("#password").fill(HeldService.PASSWORD);
        page.locator("form.login button").click();
        assertThat(page.locator("#count")).isVisible();
        return page;
    }

    private static NewContextOptions desk(String locale) {
        return new NewContextOptions().setLocale(locale).setViewportSize(DESK, 900);
    }

    private static void demandAccessible(Page page) {
        List<String> findings = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        assertEquals(List.of(), findings, page.url());
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertTrue(wide <= page.viewportSize().width, page.url() + " is " + wide + " wide");
    }

    private List<String> held(String cause) {
        return service.held().stream()
                .filter(one -> one.path("cause").asText().equals(cause))
                .map(one -> one.path("id").asText())
                .toList();
    }

    private void click(Locator what) {
        presses++;
        what.click();
    }

    private void key(Page page, String key) {
        presses++;
        page.keyboard().press(key);
    }

    @Test
    @Order(1)
    void shouldBeAccessible_onDeskAndTelephone_inLightAndDark() {
        for (Map.Entry<ColorScheme, Integer> look :
                List.of(Map.entry(ColorScheme.LIGHT, DESK), Map.entry(ColorScheme.DARK, TELEPHONE))) {
            ColorScheme scheme = look.getKey();
            int width = look.getValue();
            Page page = enter(
                    "ana",
                    new NewContextOptions()
                            .setLocale("es-AR")
                            .setColorScheme(scheme)
                            .setViewportSize(width, 740));
            assertThat(page.locator("#count")).hasText("260");
            assertThat(page.locator("section.card")).hasCount(HeldService.CAUSES.size());
            assertThat(page.locator("[data-row]")).hasCount(100);
            assertThat(page.locator("time[title]").first()).isVisible();
            page.locator("#keys > summary").click();
            demandAccessible(page);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("console-held-%d-%s.png".formatted(width, scheme))));
            page.locator("#cause-not-the-note button[value=retry]").click();
            assertThat(page.locator("#effects")).containsText("65 se envían de nuevo");
            demandAccessible(page);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("console-held-preview-%d-%s.png".formatted(width, scheme))));
            page.navigate("/held/" + held("by-person").get(0) + "?cause=by-person");
            assertThat(page.locator("#ways-title")).hasText("La retuvo una persona");
            assertThat(page.locator("button[value=retry]")).hasCount(0);
            demandAccessible(page);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("console-held-item-%d-%s.png".formatted(width, scheme))));
        }
    }

    @Test
    @Order(2)
    void shouldDecideByKeysOnly_andGoToTheNextOne() {
        Page page = enter("ana", desk("en-US"));
        page.navigate("/held?cause=approval");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        String id = (String) page.evaluate("document.activeElement.id.replace('held-', '')");
        page.keyboard().press("Enter");
        assertThat(page.locator(".pages")).containsText("1 of 65");
        page.keyboard().press("j");
        assertThat(page.locator(".pages")).containsText("2 of 65");
        page.keyboard().press("k");
        assertThat(page.locator(".pages")).containsText("1 of 65");
        page.keyboard().press("n");
        page.keyboard().press("Enter");
        assertThat(page.locator("#held-reason")).isFocused();
        page.keyboard().type("not wanted, j k r n ?");
        page.keyboard().press("Enter");
        assertThat(page.locator(".pages")).containsText("1 of 65");
        assertEquals("HELD", service.state(id), "Enter in a field decides nothing");
        while (!(Boolean) page.evaluate("document.activeElement.matches('button[value=none]')")) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status].notice")).containsText("It is resolved: the invoice stands.");
        assertThat(page.locator(".pages")).containsText("1 of 64");
        assertEquals("REJECTED", service.state(id));
        page.keyboard().press("?");
        assertThat(page.locator("#keys dl")).isVisible();
        page.locator("#keys-use").uncheck();
        page.keyboard().press("j");
        assertThat(page.locator(".pages")).containsText("1 of 64");
    }

    @Test
    @Order(3)
    void shouldTellWhoWasFirst_andWhat() {
        Page ana = enter("ana", desk("es-CO"));
        Page beto = enter("beto", desk("es-CO"));
        List<String> ids = held("approval");
        for (Page one : List.of(ana, beto)) {
            one.navigate("/held/" + ids.get(0) + "?cause=approval");
            one.locator("#held-reason").fill("visto por las dos");
        }
        beto.locator("button[value=none]").click();
        assertThat(beto.locator("[role=status].notice")).containsText("la factura sigue en pie");
        ana.locator("button[value=release]").click();
        assertThat(ana.locator("#late"))
                .containsText(Pattern.compile("beto ya la resolvió a las \\d\\d:\\d\\d \\(no anulada\\)"));
        assertThat(ana.locator(".pages")).containsText("de 63");
        assertEquals("REJECTED", service.state(ids.get(0)));

        ana.navigate("/held?cause=approval");
        ana.locator("#item-" + ids.get(1)).check();
        ana.locator("#item-" + ids.get(2)).check();
        ana.locator("form.queue button[value=none]").click();
        assertThat(ana.locator("#effects")).containsText("2 terminan sin nota de crédito");
        beto.navigate("/held/" + ids.get(1));
        beto.locator("#held-reason").fill("primero");
        beto.locator("button[value=none]").click();
        ana.locator("#held-reason").fill("las dos");
        ana.locator("form.decide button").click();
        assertThat(ana.locator("#outcome")).containsText("1 decididas, 1 no.");
        assertThat(ana.locator("#main")).containsText(Pattern.compile("beto ya la resolvió a las"));
        demandAccessible(ana);
        var download = ana.waitForDownload(() -> ana.locator("#csv").click());
        assertEquals("outcome.csv", download.suggestedFilename());
    }

    @Test
    @Order(4)
    void shouldDoAllWithoutScripts() {
        Page page = enter("ana", desk("en-US").setJavaScriptEnabled(false));
        String id = held("not-the-note").get(0);
        page.navigate("/held?cause=not-the-note&provider=lafactura");
        page.locator("#item-" + id).check();
        page.locator("form.queue button[value=retry]").click();
        assertThat(page.locator("#effects")).containsText("1 are sent again");
        page.locator("#held-reason").fill("not there");
        page.locator("#seen").check();
        page.locator("form.decide button").click();
        assertThat(page.locator("#outcome")).containsText("1 decided, 0 not.");
        page.locator("#cause-reopened button[value=none]").click();
        page.locator("a", new Page.LocatorOptions().setHasText("Back without a decision"))
                .click();
        assertThat(page.locator("#count")).hasText("65");
    }

    @Test
    @Order(5)
    void shouldDecideAll_inUnderTwentyClicksAndKeys() {
        int before = service.held().size();
        assertTrue(before > 4 * OF_EACH - 6, before + " are held");
        Page page = enter("beto", desk("es-AR"));
        presses = 0;
        boolean firstOne = true;
        for (Map.Entry<String, String> one : List.of(
                Map.entry("approval", "release"),
                Map.entry("by-person", "release"),
                Map.entry("reopened", "none"),
                Map.entry("not-the-note", "retry"))) {
            click(page.locator("#cause-%s button[value=%s]".formatted(one.getKey(), one.getValue())));
            if (page.locator("#seen").count() > 0) {
                click(page.locator("#seen"));
            }
            if (firstOne) {
                click(page.locator("#held-reason"));
                for (String letter : "visto".split("")) {
                    key(page, letter);
                }
                firstOne = false;
            } else {
                click(page.locator("#recent-0"));
            }
            click(page.locator("form.decide button"));
            assertThat(page.locator("#outcome")).containsText(", 0 no.");
        }
        assertThat(page.locator("#main")).containsText("No hay nada retenido.");
        assertEquals(List.<JsonNode>of(), service.held());
        assertTrue(presses <= MOST_PRESSES, presses + " clicks and keys");
    }
}
