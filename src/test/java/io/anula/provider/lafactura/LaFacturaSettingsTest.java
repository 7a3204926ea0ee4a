package io.anula.provider.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.AccountName;
import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import io.anula.provider.Report;
import io.anula.provider.lafactura.LaFacturaAccount.Api;
import io.anula.testing.Failures;
import io.anula.testing.Given;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an account with LaFactura is called. */
final class LaFacturaSettingsTest {
    private static LaFacturaAccount account(Map<String, String> settings) {
        return (LaFacturaAccount) Given.lafacturaAccount(settings);
    }

    @Test
    void shouldSayHowLaFacturaIsCalled_whenTheInterfaceIs20Or30() {
        LaFacturaAccount second = account(Map.of("lafactura.url", "https://h/api2.0/"));
        assertEquals("https://h/api2.0", second.account().url());
        assertEquals(new LaFacturaAccount.Call("DELETE", "/invoice/"), second.cancel());
        assertEquals(new LaFacturaAccount.Call("GET", "/invoice/"), second.verify());
        assertEquals(new LaFacturaAccount.Call("GET", "/general/"), second.general());
        assertEquals("verifyStatus", second.verifyBody());
        assertEquals(Set.of("fc-"), second.prefixes());
        assertEquals("", second.callMark());
        assertEquals(ZoneId.of("America/Bogota"), second.zone());
        assertEquals(
                new LaFacturaAccount.Call("POST", "/creditNote/"),
                account(Map.of("lafactura.api", "3.0")).cancel());
        assertEquals(
                new LaFacturaAccount.Call("POST", "/x"),
                account(Map.of("lafactura.cancel.method", "POST", "lafactura.cancel.path", "/x"))
                        .cancel());
        LaFacturaAccount third = account(Map.of(
                "lafactura.api",
                "3.0",
                "lafactura.url",
                "https://u:p@h/v30/",
                "lafactura.invoice-prefixes",
                "DS-, fc-"));
        assertEquals(new LaFacturaAccount.Call("POST", "/invoice/"), third.verify());
        assertEquals(new LaFacturaAccount.Call("POST", "/general/"), third.general());
        assertEquals(Set.of("fc-", "ds-"), third.prefixes());
        assertEquals("intID, POST https://h/v30/creditNote/", third.callMark());
    }

    @Test
    void shouldBeOneInterfaceForEachAccount() {
        Settings settings = Given.settings(Map.of(
                "lafactura.accounts.new.api", "3.0",
                "lafactura.accounts.new.intid", "idempotent",
                "lafactura.accounts.new.invoice-prefixes", "da-"));
        LaFacturaAccount first = account(Map.of());
        LaFacturaAccount other = (LaFacturaAccount)
                settings.account(new AccountName(Given.LAFACTURA, "new")).orElseThrow();
        assertEquals(List.of(Api.V2, Api.V3), List.of(first.api(), other.api()));
        assertEquals(Set.of("da-"), other.prefixes());
        assertFalse(first.canBeAsked() || first.repeats());
        assertTrue(other.canBeAsked() && other.repeats(), "the look-up comes before a repeated call");
    }

    @Test
    void shouldNotRepeat_whenOnlyTheSettingOrOnlyTheInterfaceSaysSo() {
        assertFalse(account(Map.of("lafactura.api", "3.0")).repeats());
        assertFalse(account(Map.of("lafactura.intid", "idempotent")).repeats());
        assertFalse(account(Map.of("lafactura.intid", "idempotent")).canBeAsked());
    }

    @ParameterizedTest
    @CsvSource({
        "lafactura.api, 4.0",
        "lafactura.intid, same",
        "lafactura.intid, ''",
        "lafactura.invoice-prefixes, nc-",
        "lafactura.invoice-prefixes, ''",
        "lafactura.invoice-prefixes, fc",
        "lafactura.verify.body, ''",
        "lafactura.verify.body, a b",
        "lafactura.verify.method, DELETE",
        "lafactura.general.method, DELETE",
        "lafactura.general.path, general",
        "lafactura.accounts.new.intid, yes"
    })
    void shouldBeRefusedByItsKey_whenAValueIsImpossible(String key, String value) {
        String message = Failures.message(SettingsException.class, () -> Given.settings(Map.of(key, value)));
        assertTrue(message.contains(key + " = "), message);
    }

    @Test
    void shouldBeTheSimulatorOfItsInterface_whenAnAccountHasNoAddress() {
        Settings settings = Settings.of(
                Given.PROVIDERS.settings(),
                Map.of("simulator.enabled", "true", "lafactura.accounts.new.api", "3.0"),
                Map.of(),
                new Properties());
        assertEquals(
                List.of("http://127.0.0.1:8099/lafactura/api2.0", "http://127.0.0.1:8099/lafactura/api3.0"),
                settings.accounts().stream()
                        .map(ProviderAccount::account)
                        .filter(each -> each.provider().equals(Given.LAFACTURA))
                        .map(Account::url)
                        .toList());
    }

    @Test
    void shouldBeRemarked_whenASettingHasNoEffect() {
        LaFacturaChecks unit = new LaFacturaChecks();
        assertEquals(List.of(), unit.remarks(account(Map.of())));
        Map<String, String> without = Map.of("lafactura.intid", "idempotent", "lafactura.invoice-prefixes", "fc-,ds-");
        assertEquals(
                List.of(Report.Severity.WARNING, Report.Severity.WARNING),
                unit.remarks(account(without)).stream().map(Report::severity).toList());
    }
}
