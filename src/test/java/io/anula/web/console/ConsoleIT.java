package io.anula.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.anula.testing.Resources;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser: with the mouse, by keyboard only, on a telephone, in the dark, in two languages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit calls start before any test
final class ConsoleIT {
    private static final Path PICTURES = Path.of(System.getProperty("console.pictures", "target/console"));
    private static final int TELEPHONE = 360;
    private static final int DESK = 1100;

    private Chromium chromium;
    private ConsoleService service;
    private BrowserContext context;
    private Page page;
    private String held;
    private String other;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path home) {
        chromium = Chromium.start();
        service = new ConsoleService(home, "ana");
        for (int i = 1; i <= 5; i++) {
            service.sent("fc-20261122000000%02d".formatted(i), "Factura duplicada");
        }
        held = service.sent("fc-2026112200000077", "El cliente no aceptó <script>alert(1)</script>");
        other = service.sent("fc-2026112200000078", "Error");
        String document = Resources.shipped("/samples/3-calipso-legacy.json");
        service.calipso(document);
        service.calipso(document.replace("1204", "1205"));
        service.drop(home, "facturas.csv", """
                provider,account,tascode,description
                lafactura,,fc-2026112200000090,Error
                lafactura,,nc-1,Error
                """);
        service.list(home, "notas.csv", "nota,factura\nnc-strange,fc-strange\nnc-stranger,fc-strange\n,none\n");
        service.alarm(
                "inbox-waits",
                "A file waits in the inbox for longer than it should / Un archivo espera demasiado en el buzón");
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

    @BeforeEach
    void open() {
        enter(new NewContextOptions().setLocale("en-US").setViewportSize(DESK, 900));
    }

    @AfterEach
    void leave() {
        if (context != null) {
            context.close();
        }
        assertEquals(List.of(), complaints);
    }

    /** A browser as if it were new, in which Ana is logged in. */
    private void enter(NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        complaints.clear();
        context = chromium.browser().newContext(options.setBaseURL("http://127.0.0.1:" + service.port));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!"127.0.0.1".equals(URI.create(request.url()).getHost())) {
                complaints.add("a request left the machine: " + request.url());
            }
        });
        page.navigate("/login?next=/");
        page.locator("#name").fill("ana");
        page.locator("#password").fill(ConsoleService.PASSWORD);
        page.locator("form.login button").click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("Overview|Resumen"));
    }

    private void demandAccessible() {
        List<String> serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(ConsoleIT::told)
                        .toList();
        assertEquals(List.of(), serious, page.url());
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private void demandNoSideways() {
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertTrue(wide <= page.viewportSize().width, page.url() + " is " + wide + " wide");
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(name.endsWith("overview"))
                .setPath(PICTURES.resolve(name + ".png")));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    @Order(1)
    void shouldSearchOpenAndHold() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cancellations"))
                .first()
                .click();
        page.getByLabel("Invoice, credit note or id").fill("FC-2026112200000077");
        button("Search").click();
        assertThat(page.locator("#rows tbody tr")).hasCount(1);
        page.locator("#life-" + held).click();
        assertThat(page.locator("#life .tag.state-SENT").first()).isVisible();
        page.locator("#hold > summary").click();
        page.locator("#h-reason-" + held).fill("The client calls back <b>today</b>");
        button("Hold").click();
        assertThat(page.locator("[role=status].notice")).hasText("It is held.");
        assertThat(page.locator("#ways")).containsText("ana: The client calls back <b>today</b>");
        demandAccessible();
        picture("console-life");
    }

    @Test
    @Order(2)
    void shouldShowTheHeldFirst_andReleaseThemWithAReason() {
        Locator card = page.locator("#held .card").first();
        assertThat(card).containsText("fc-2026112200000077");
        picture("console-overview");
        card.locator("summary").click();
        card.getByText("Release:").click();
        button("Do it").click();
        assertThat(page).hasURL(Pattern.compile("/$"));
        card.locator("textarea").fill("All is well");
        button("Do it").click();
        assertThat(page.locator("[role=status].notice")).hasText("It is released.");
        assertThat(page.locator(".timeline")).containsText("ana: All is well");
        assertEquals("SENT", service.state(held));
    }

    @Test
    @Order(3)
    void shouldDoAllByKeyboardOnly() {
        page.navigate("/");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        page.navigate("/cancellations/" + other);
        tabTo("#hold > summary");
        page.keyboard().press("Enter");
        tabTo("#h-reason-" + other);
        page.keyboard().type("held by keys");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status].notice")).hasText("It is held.");
        String note = service.life(other).path("creditNote").asText();
        tabTo("#release-" + other);
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#note-" + other)).isChecked();
        tabTo("#code-" + other);
        page.keyboard().press("Control+A");
        page.keyboard().type(note);
        page.keyboard().press("Tab");
        page.keyboard().type("seen at the provider");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status].notice")).hasText("It is resolved with that credit note.");
        assertEquals("SENT", service.state(other));
    }

    private void tabTo(String selector) {
        for (int presses = 0; presses < 60; presses++) {
            page.keyboard().press("Tab");
            boolean there = (Boolean) page.evaluate("s => document.activeElement.matches(s)", selector);
            if (there) {
                return;
            }
        }
        throw new AssertionError("no key leads to " + selector);
    }

    @Test
    @Order(4)
    void shouldSpeakSpanish() {
        page.locator("[hreflang=es]").click();
        assertThat(page.locator("h1")).hasText("Resumen");
        assertThat(page.locator("html")).hasAttribute("lang", "es");
        page.navigate("/cancellations?state=SENT");
        assertThat(page.locator("h1")).hasText("Anulaciones");
        page.locator("[hreflang=en]").click();
        assertThat(page).hasURL(Pattern.compile("/cancellations\\?state=SENT$"));
        assertThat(page.locator("h1")).hasText("Cancellations");
    }

    @Test
    @Order(5)
    void shouldRefreshItself_whileSomebodyLooks() {
        page.navigate("/cancellations?state=SENT");
        String id = service.sent("fc-2026112200000099", "Error");
        assertThat(page.locator("#life-" + id)).isVisible();
    }

    @Test
    @Order(6)
    void shouldLeaveAloneWhatSomebodyWritesIn() {
        page.navigate("/cancellations/" + held);
        page.locator("#hold > summary").click();
        page.locator("#h-reason-" + held).fill("half a sent");
        page.waitForResponse(response -> response.url().contains("part=life"), () -> {});
        page.waitForResponse(response -> response.url().contains("part=life"), () -> {});
        assertThat(page.locator("#h-reason-" + held)).hasValue("half a sent");
    }

    @Test
    @Order(7)
    void shouldBeAccessible_onEveryPage_inLightAndDark_onDeskAndTelephone() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {DESK, TELEPHONE}) {
                enter(new NewContextOptions()
                        .setLocale("es-AR")
                        .setColorScheme(scheme)
                        .setViewportSize(width, 740));
                for (String address : new String[] {
                    "/",
                    "/cancellations",
                    "/cancellations?q=nothing",
                    "/cancellations/" + held,
                    "/files",
                    "/routes",
                    "/providers",
                    "/reconciliation",
                    "/config"
                }) {
                    page.navigate(address);
                    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                    demandAccessible();
                    demandNoSideways();
                }
            }
        }
        page.navigate("/cancellations");
        picture("console-telephone");
    }

    @Test
    @Order(8)
    void shouldShowFilesWithTheirReceipts_andRoutesWithTheirDiagrams() {
        page.navigate("/files");
        page.getByText("facturas.csv").click();
        assertThat(page.locator("#main")).containsText("nc-1");
        demandAccessible();
        var download = page.waitForDownload(() -> page.getByText("Receipt").click());
        assertEquals("facturas.csv.receipt.json", download.suggestedFilename());
        page.navigate("/routes");
        page.locator("#r-call").click();
        assertThat(page.locator("#d-call .steps").first()).isVisible();
        demandAccessible();
        page.locator("#d-call")
                .screenshot(new Locator.ScreenshotOptions().setPath(PICTURES.resolve("console-route.png")));
        page.navigate("/cancellations/" + held);
        page.locator("#config-1").click();
        assertThat(page.locator("#v1")).containsText("The first;");
        page.navigate("/login");
        page.navigate("/providers");
        assertThat(page.locator("#rows")).containsText("closed: calls leave");
    }

    @Test
    @Order(9)
    void shouldWorkWithoutScripts() {
        enter(new NewContextOptions().setLocale("en-US").setJavaScriptEnabled(false));
        page.navigate("/cancellations?q=fc-2026112200000077");
        page.locator("#life-" + held).click();
        assertThat(page.locator(".timeline")).containsText("Requested");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reconciliation"))
                .click();
        assertThat(page.locator("#open")).containsText("3 to be dealt with");
        page.locator("input[type=checkbox]").first().check();
        page.locator("#seen-reason").fill("asked the provider");
        button("Mark the chosen ones as dealt with").click();
        assertThat(page.locator("[role=status].notice")).hasText("They are marked as dealt with.");
        assertThat(page.locator("#open")).containsText("2 to be dealt with");
        button("Log out").click();
        assertThat(page.locator("h1")).hasText("Log in");
        assertThat(page).hasURL(Pattern.compile("/login$"));
    }
}
