package io.anula.config.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.AccountName;
import io.anula.testing.Failures;
import io.anula.testing.Given;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    private static Properties system(String key, String value) {
        Properties system = new Properties();
        system.setProperty(key, value);
        return system;
    }

    @Test
    void shouldBeComplete_whenTheFileIsEmpty() {
        Settings unit = Given.settings(Map.of());
        assertEquals(Duration.ofMinutes(15), unit.get(TimeKeys.POLL_MAX_DELAY));
        assertEquals(1.5, unit.get(TimeKeys.POLL_FACTOR));
        assertEquals(8099, unit.get(ProcessKeys.SIMULATOR_PORT));
        assertTrue(unit.get(TableKeys.REQUESTS_TABLE_ENABLED));
        assertEquals("anula", unit.placeholders().getProperty("store.username"));
    }

    @Test
    void shouldPreferTheEnvironmentToTheFile_andThePropertyToBoth() {
        Map<String, String> file = Map.of("lafactura.max-in-flight", "1");
        Map<String, String> environment = Map.of("LAFACTURA_MAX_IN_FLIGHT", "2");
        Properties none = new Properties();
        String key = "lafactura.max-in-flight";
        assertEquals(
                "1",
                Settings.of(Given.PROVIDERS.settings(), file, Map.of(), none).text(key));
        assertEquals(
                "2",
                Settings.of(Given.PROVIDERS.settings(), file, environment, none).text(key));
        assertEquals(
                "3",
                Settings.of(Given.PROVIDERS.settings(), file, environment, system(key, "3"))
                        .text(key));
    }

    @Test
    void shouldTakeAnEmptyValue_whenTheEnvironmentHasOne() {
        Settings unit =
                Settings.of(Given.PROVIDERS.settings(), Map.of(), Map.of("LAFACTURA_USERNAME", ""), new Properties());
        assertEquals("", unit.text("lafactura.username"));
    }

    @Test
    void shouldHaveNoDuration_whenItMayBeLeftEmptyAndIs() {
        assertEquals(Optional.empty(), Given.settings(Map.of("store.keep", "")).get(StoreKeys.STORE_KEEP));
        assertEquals(
                Optional.of(Duration.ofDays(30)),
                Given.settings(Map.of("store.keep", "30d")).get(StoreKeys.STORE_KEEP));
    }

    @Test
    void shouldStripTheValue() {
        assertEquals(
                "in",
                Given.settings(Map.of("inbox.dir", " in\t"))
                        .get(FolderKeys.INBOX_DIR)
                        .toString());
    }

    @Test
    void shouldLetForeignKeysPass() {
        Settings unit = Settings.of(
                Given.PROVIDERS.settings(),
                Map.of("camel.main.name", "x", "mail.host", "h"),
                Map.of("MAIL_HOST", "other"),
                new Properties());
        assertEquals("x", unit.placeholders().getProperty("camel.main.name"));
        assertEquals("other", unit.placeholders().getProperty("mail.host"));
    }

    @Test
    void shouldInheritFromTheProvider_whenAnAccountSaysNothing() {
        Settings unit = Settings.of(
                Given.PROVIDERS.settings(),
                Map.of(
                        "lafactura.url", "https://h",
                        "lafactura.username", "us",
                        "lafactura.max-in-flight", "3",
                        "lafactura.accounts.acme.username", "them"),
                Map.of("LAFACTURA_ACCOUNTS_ACME_MAX_PER_SECOND", "9"),
                new Properties());
        assertEquals(Set.of("acme", "default"), unit.accounts(Given.LAFACTURA));
        assertEquals(Set.of(), unit.accounts(Given.CALIPSO));
        Account acme = unit.account(new AccountName(Given.LAFACTURA, "acme"))
                .orElseThrow()
                .account();
        assertEquals("acme", acme.name());
        assertEquals("them", acme.username());
        assertEquals("demo", acme.password());
        assertEquals(3, acme.maxInFlight());
        assertEquals(9, acme.maxPerSecond());
    }

    @Test
    void shouldKnowTheAccount_whenOnlyTheEnvironmentOrAPropertyNamesIt() {
        Settings unit = Settings.of(
                Given.PROVIDERS.settings(),
                Map.of("calipso.accounts.two-lookup.form", "new", "lafactura.url", "https://h"),
                Map.of(
                        "LAFACTURA_ACCOUNTS_ACME_URL", "https://acme",
                        "LAFACTURA_ACCOUNTS_OTHER_NOSUCH", "x",
                        "CALIPSO_ACCOUNTS_TWO_LOOKUP_URL", "https://two"),
                system("lafactura.accounts.sub-1.max-in-flight", "4"));
        assertEquals(Set.of("acme", "default", "sub-1"), unit.accounts(Given.LAFACTURA));
        assertEquals(Set.of("two-lookup"), unit.accounts(Given.CALIPSO));
        assertEquals("https://acme", unit.text("lafactura.accounts.acme.url"));
        assertEquals("https://two", unit.text("calipso.accounts.two-lookup.url"));
    }

    @Test
    void shouldSetUpNoProvider_whenNothingNamesAnAddress() {
        Settings unit = Settings.of(Given.PROVIDERS.settings(), Map.of(), Map.of(), new Properties());
        assertFalse(unit.hasAccounts());
        assertFalse(unit.isSimulated());
        assertEquals(List.of(), unit.accounts());
    }

    @Test
    void shouldNameTheAccount_whenItHasNoAddress() {
        Settings unit = Settings.of(
                Given.PROVIDERS.settings(), Map.of("calipso.accounts.sur.form", "new"), Map.of(), new Properties());
        assertEquals(Set.of("sur"), unit.accountsWithoutAddress(Given.CALIPSO));
        assertEquals(Set.of(), unit.accounts(Given.CALIPSO));
    }

    @Test
    void shouldSimulateWhatHasNoAddress_andNothingElse_whenTheSimulatorsAreOn() {
        Settings unit = Settings.of(
                Given.PROVIDERS.settings(),
                Map.of("simulator.enabled", "true", "simulator.port", "7001", "calipso.url", "https://erp.example/"),
                Map.of(),
                new Properties());
        assertEquals("http://127.0.0.1:7001/lafactura/api2.0", unit.text("lafactura.url"));
        assertTrue(unit.isSimulated(new AccountName(Given.LAFACTURA, "default")));
        assertFalse(unit.isSimulated(new AccountName(Given.CALIPSO, "default")));
        assertTrue(unit.isSimulated());
    }

    @ParameterizedTest
    @CsvSource({
        "LAFACTURA_PASSWROD, LAFACTURA_PASSWORD",
        "LAFACTURA_MAXINFLIGHT, LAFACTURA_MAX_IN_FLIGHT",
        "CALYPSO_URL, CALIPSO_URL",
        "API_TOKENN, API_TOKEN",
        "HTTP_PRT, HTTP_PORT",
        "LAFACTURA_ACOUNTS_X_URL, LAFACTURA_ACCOUNTS_X_URL",
        "LAFACTURA_ACCOUNT_NORTE_PASSWORD, LAFACTURA_ACCOUNTS_NORTE_PASSWORD",
        "CALIPSO_ACCOUNTS_SUR_PASSWROD, CALIPSO_ACCOUNTS_SUR_PASSWORD",
        "LAFACTURA_ACCOUNTS_SUR_MAXINFLIGHT, LAFACTURA_ACCOUNTS_SUR_MAX_IN_FLIGHT",
        "ANULA_HOEM, ANULA_HOME"
    })
    void shouldNameTheNearestKey_whenAVariableIsMisspelt(String written, String meant) {
        List<String> said = Given.settings(Map.of()).unknownVariables(Map.of(written, "secret-value"));
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains(written) && said.get(0).contains(meant + "?"), said.get(0));
        assertFalse(said.get(0).contains("secret-value"), said.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LAFACTURA_PASSWORD",
                "ANULA_HOME",
                "HTTP_PROXY",
                "NODE_ENV",
                "API_KEY",
                "REQUESTS_CA_BUNDLE",
                "ANULA_SERVICE_HOST",
                "ANULA_PORT_8080_TCP_ADDR",
                "CONSOLE_LOG",
                "PATH"
            })
    void shouldLetTheVariablePass_whenItIsRightOrOfAnotherProgram(String written) {
        assertEquals(List.of(), Given.settings(Map.of()).unknownVariables(Map.of(written, "x")));
    }

    @Test
    void shouldLogInWithTheFirstRequest_whenThereIsAUser() {
        assertEquals("Basic ZGVtbzpkZW1v", Given.account().authorization());
        assertFalse(Given.account().toString().contains("demo"));
        assertEquals("", Given.calipsoAccount(Map.of()).account().authorization());
        assertEquals(
                "Basic w7E6w6k=",
                Given.lafacturaAccount(Map.of("lafactura.username", "ñ", "lafactura.password", "é"))
                        .account()
                        .authorization());
    }

    @Test
    void shouldNameTheKey_whenNobodyHasIt() {
        assertEquals(
                "no.such: no such setting", Failures.message(NullPointerException.class, () -> Given.settings(Map.of())
                        .text("no.such")));
    }
}
