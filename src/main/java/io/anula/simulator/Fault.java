package io.anula.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The closed list of effects that the simulators can play. "Before" means that nothing was done, "after" that all was
 * done and only the answer is spoilt. Faults for cancels fit both providers unless LaFactura is named; faults for
 * verifies also fit look-ups, except those about {@code process}. A {@linkplain Simulator#fault rate} is the share of
 * the calls, from 0 to 1.
 */
public enum Fault {
    REFUSE("refuse", "every: RST as soon as the connection is there, nothing read", Set.of(Operation.CONNECT)),
    RESET_BEFORE("reset-before", "cancels, verifies: RST after the request was read, nothing done", Operation.CALLS),
    RESET_AFTER("reset-after", "cancels, verifies: done, then RST", Operation.CALLS),
    HANG_BEFORE("hang-before", "cancels, verifies: nothing done, no answer for 120 s", Operation.CALLS),
    HANG_AFTER("hang-after", "cancels, verifies: done, no answer for 120 s", Operation.CALLS),
    HTTP_500_BEFORE("500-before", "cancels, verifies: HTTP 500, nothing done", Operation.CALLS),
    HTTP_500_AFTER("500-after", "cancels, verifies: done, HTTP 500", Operation.CALLS),
    HTTP_503("503", "cancels, verifies: HTTP 503, nothing done", Operation.CALLS),
    HTTP_429("429", "cancels, verifies: HTTP 429 with Retry-After in seconds, nothing done", Operation.CALLS),
    HTML("html", "cancels, verifies: done, HTTP 200 with a page in HTML", Operation.CALLS),
    CUT_JSON("cut-json", "cancels, verifies: done, half of the promised body, then the end", Operation.CALLS),
    BODY_500("body-500", "LaFactura cancels, verifies: HTTP 200, code 500, nothing done", Operation.LAFACTURA_CALLS),
    BODY_500_AFTER("body-500-after", "LaFactura cancels, verifies: done, code 500", Operation.LAFACTURA_CALLS),
    BODY_400("body-400", "LaFactura cancels, verifies: HTTP 200, code 400, nothing done", Operation.LAFACTURA_CALLS),
    STUCK_AT_1("stuck-at-1", "verifies of a note: 1 from now on, until faults are cleared", Set.of(Operation.VERIFY)),
    JUMP_TO_95("jump-to-95", "verifies of a note: rejected now, if undecided", Set.of(Operation.VERIFY)),
    UNKNOWN_7("unknown-7", "verifies of a note: 7 once, if undecided", Set.of(Operation.VERIFY)),
    REVOKED("revoked", "verifies of a note: rejected from now on, even if it was accepted", Set.of(Operation.VERIFY)),
    SECOND_NOTE(
            "second-note",
            "verifies of a note: the answer is about another note of the invoice",
            Set.of(Operation.VERIFY)),
    INVOICE_AT_1("invoice-at-1", "verifies of an invoice: the DIAN has not accepted it", Set.of(Operation.LOOKUP)),
    HOOK_DUPLICATE(
            "hook-duplicate", "LaFactura cancels, verifies of a note: two equal events", Operation.LAFACTURA_NOTES),
    HOOK_EARLY("hook-early", "LaFactura cancels: an event that says 2, before the answer", Set.of(Operation.CANCEL)),
    ZIP_404("zip-404", "downloads: HTTP 404", Set.of(Operation.DOWNLOAD)),
    SLOW_DRIP("slow-drip", "cancels, verifies: done, the body one byte every 100 ms", Operation.CALLS);

    private final String wireName;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // the set is always made by Set.of
    private final Set<Operation> operations;

    Fault(String wireName, String meaning, Set<Operation> operations) {
        this.wireName = wireName;
        this.meaning = meaning;
        this.operations = operations;
    }

    /** The name in settings, scripts and statistics, for example {@code hang-after}. */
    public String wireName() {
        return wireName;
    }

    /** The calls it applies to and its effect, on one line. */
    public String meaning() {
        return meaning;
    }

    /** Whether it can strike a cancellation of at least one provider. */
    public boolean cancels() {
        return fits(Operation.CANCEL) || fits(Operation.CREDIT);
    }

    /** Whether it can strike a verify. */
    public boolean verifies() {
        return fits(Operation.VERIFY);
    }

    /** The fault with this name, in any letter case. */
    public static Optional<Fault> named(String wireName) {
        String wanted = wireName.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(fault -> fault.wireName.equals(wanted))
                .findFirst();
    }

    boolean fits(Operation operation) {
        return operations.contains(operation);
    }

    boolean fitsScript(String script, String invoice) {
        return operations.stream().anyMatch(operation -> operation.isOf(script, invoice));
    }

    static Fault require(String wireName) {
        return named(wireName)
                .orElseThrow(() -> new IllegalArgumentException("no fault is called \"" + wireName + "\"; there are "
                        + Arrays.stream(values()).map(Fault::wireName).collect(Collectors.joining(", "))));
    }
}
