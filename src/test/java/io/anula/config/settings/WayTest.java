package io.anula.config.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.anula.cancellation.AccountName;
import io.anula.testing.Given;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WayTest {
    private static Way way(String proxy) {
        return Given.lafacturaAccount(Map.of("lafactura.proxy", proxy))
                .account()
                .way();
    }

    @Test
    void shouldBeStraight_whenNothingIsSet() {
        assertEquals(Way.STRAIGHT, Given.account().way());
    }

    @Test
    void shouldKnowHostAndPort() {
        Way unit = way("proxy.example:3128");
        assertEquals("proxy.example", unit.proxyHost());
        assertEquals(3128, unit.proxyPort());
        assertEquals("", unit.proxyUser());
    }

    @Test
    void shouldKnowTheLogin_andShowNoPassword() {
        Way unit = way("http://me:p%40ss:+word@proxy.example:3128");
        assertEquals("me", unit.proxyUser());
        assertEquals("p@ss:+word", unit.proxyPassword());
        assertEquals("by proxy.example:3128", unit.toString());
        assertFalse(Given.lafacturaAccount(Map.of("lafactura.proxy", "http://me:hush@a:1"))
                .toString()
                .contains("hush"));
    }

    @Test
    void shouldBeAnotherCall_whenTheWayIsAnother() {
        assertFalse(Given.account()
                .isCalledAs(
                        Given.lafacturaAccount(Map.of("lafactura.proxy", "a:1")).account()));
    }

    @Test
    void shouldBeEachAccountsOwn() {
        Settings settings = Given.settings(Map.of(
                "lafactura.proxy",
                "a:1",
                "lafactura.accounts.acme.proxy",
                "b:2",
                "lafactura.accounts.co.username",
                "x"));
        assertEquals("b", host(settings, "acme"));
        assertEquals("a", host(settings, "co"));
    }

    private static String host(Settings settings, String account) {
        return settings.account(new AccountName(Given.LAFACTURA, account))
                .orElseThrow()
                .account()
                .way()
                .proxyHost();
    }
}
