package io.anula.config.settings;

import io.anula.cancellation.Provider;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The accounts that somebody names: by a key of the file, by a system property, or by the environment alone. There,
 * where dots and dashes are underscores too, a name has letters and digits only.
 */
final class AccountNames {
    private final String prefix;
    private final List<Setting<?>> settings;
    private final Sources sources;

    AccountNames(Provider provider, List<Setting<?>> settings, Sources sources) {
        this.prefix = provider.text() + ".accounts.";
        this.settings = settings;
        this.sources = sources;
    }

    Set<String> all() {
        Set<String> names = new TreeSet<>();
        Pattern written = Pattern.compile(Pattern.quote(prefix) + "([a-z0-9_-]{1,64})\\..+");
        add(written, sources.keysOfFile(), names);
        add(written, sources.keysOfSystem(), names);
        Set<String> understood = names.stream()
                .flatMap(name -> settings.stream().map(setting -> prefix + name + '.' + setting.key()))
                .map(Sources::variable)
                .collect(Collectors.toSet());
        Set<String> others = new TreeSet<>(sources.variables());
        others.removeAll(understood);
        String keys = settings.stream()
                .map(setting -> Sources.variable(setting.key()))
                .collect(Collectors.joining("|", "(?:", ")"));
        add(Pattern.compile(Sources.variable(prefix) + "([A-Z0-9]{1,64})_" + keys), others, names);
        return names;
    }

    private static void add(Pattern pattern, Collection<String> keys, Set<String> names) {
        keys.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT))
                .forEach(names::add);
    }
}
