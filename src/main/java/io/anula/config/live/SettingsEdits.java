package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which values of the settings files count. An edit with a mistake is refused as a whole, because an address and its
 * password belong together. A mistake from before the edit only excludes itself.
 */
final class SettingsEdits {
    private final ReloadTarget host;
    private Map<String, String> counting;
    private Map<String, String> seen;
    private Set<String> mistakes = Set.of();

    /** @param begun the files of the current settings */
    SettingsEdits(ReloadTarget host, Snapshot begun) {
        this.host = host;
        this.counting = begun.values();
        this.seen = counting;
    }

    /**
     * The settings after an edit.
     *
     * @param loaded the settings; null if the old ones stay
     * @param values the file values that the settings come from
     * @param whole whether all values of the files count
     * @param findings the faults of the files
     */
    record Taken(@Nullable Settings loaded, Map<String, String> values, boolean whole, List<Finding> findings) {}

    /**
     * Reads an edit.
     *
     * @param begun the files that count now
     */
    Taken of(Snapshot now, Snapshot begun) {
        RouteFile unreadable = now.unreadable();
        if (unreadable != null) {
            return refused(new Finding(unreadable.path(), unreadable.faultLine(), String.valueOf(unreadable.fault())));
        }
        if (now.lacksSettings(begun)) {
            return refused(new Finding(
                    now.settings().get(0).path(), 1, "the file holds no setting any more. Put it back, or restart"));
        }
        try {
            return checked(now, now.values());
        } catch (IllegalArgumentException wrong) {
            return refused(new Finding(now.settings().get(0).path(), null, String.valueOf(wrong.getMessage())));
        }
    }

    /** Nothing of the edit: the old settings stay. */
    Taken none() {
        return new Taken(null, counting, false, List.of());
    }

    private Taken refused(Finding finding) {
        return new Taken(null, counting, false, List.of(finding));
    }

    private Taken checked(Snapshot now, Map<String, String> values) {
        Map<String, String> before = seen;
        seen = values;
        Set<String> known = mistakes;
        try {
            Settings loaded = host.load(values);
            mistakes = Set.of();
            return new Taken(loaded, values, true, List.of());
        } catch (SettingsException wrong) {
            mistakes = Set.copyOf(wrong.lines());
            List<Finding> findings = wrong.lines().stream().map(now::finding).toList();
            return known.containsAll(mistakes)
                    ? sinceThen(before, values, findings)
                    : new Taken(null, counting, false, findings);
        }
    }

    /** The settings that count, with the changes since the files were last read. */
    private Taken sinceThen(Map<String, String> before, Map<String, String> values, List<Finding> findings) {
        Map<String, String> merged = new HashMap<>(counting);
        Set<String> keys = new HashSet<>(before.keySet());
        keys.addAll(values.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), values.get(key)));
        put(merged, values, keys);
        try {
            return new Taken(host.load(merged), merged, false, findings);
        } catch (SettingsException notTogether) {
            return new Taken(null, counting, false, findings);
        }
    }

    private static void put(Map<String, String> into, Map<String, String> from, Set<String> keys) {
        for (String key : keys) {
            String value = from.get(key);
            if (value == null) {
                into.remove(key);
            } else {
                into.put(key, value);
            }
        }
    }

    /** The same without these keys, which keep their old values. */
    Taken without(Taken taken, Set<String> keys) {
        Map<String, String> values = new HashMap<>(taken.values());
        put(values, counting, keys);
        try {
            return values.equals(counting)
                    ? new Taken(null, counting, false, taken.findings())
                    : new Taken(host.load(values), values, false, taken.findings());
        } catch (SettingsException notTogether) {
            return new Taken(null, counting, false, taken.findings());
        }
    }

    /** Makes these settings count. */
    void count(Taken taken) {
        counting = taken.values();
    }
}
