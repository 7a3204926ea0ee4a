package io.anula.config.settings;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds environment variables that look like ours and set nothing. */
final class Variables {
    /** What {@code bin/anula}, the profile and the log are told by. */
    private static final List<String> OTHERS = List.of(
            "ANULA_HOME",
            "ANULA_JAVA_OPTS",
            "ANULA_JAR",
            "ANULA_CLASSES",
            "ANULA_LANG",
            "ANULA_LOG",
            "ANULA_PROFILE",
            "ANULA_VERSION");

    /** Words that no other program's variables begin with. */
    private static final Pattern OURS =
            Pattern.compile("(ANULA|REQUESTS_TABLE|INBOX|OUTBOX|REJECTED|SIMULATOR|RESEND)_.+");

    /** What Kubernetes and Docker set by themselves for a service of that name. */
    private static final Pattern SERVICES = Pattern.compile(".+_(SERVICE_(HOST|PORT)(_.+)?|PORT(_\\d+_.+)?|ENV_.+)");

    private static final String ACCOUNTS = "ACCOUNTS";

    private static final int FEW_LETTERS = 2;
    private static final int SHORTEST = 8;

    private Variables() {}

    /**
     * A sentence for each variable that sets nothing: one that begins as ours do, or is nearly called as one of ours.
     *
     * @param keys all that can be set
     * @param providers the names of the providers, with which the keys of their accounts begin
     */
    static List<String> unknown(Set<String> variables, Collection<String> keys, Collection<String> providers) {
        Set<String> known = Stream.concat(OTHERS.stream(), keys.stream().map(Sources::variable))
                .collect(Collectors.toCollection(TreeSet::new));
        return new TreeSet<>(variables)
                .stream()
                        .filter(name -> !known.contains(name))
                        .flatMap(name -> sentence(name, known, keys, providers).stream())
                        .toList();
    }

    /**
     * What somebody meant who mistyped a variable of an account: the word ACCOUNTS or the key, and never the account, whose
     * name is the person's own.
     */
    private static Optional<String> ofAccount(String name, String provider, Collection<String> keys) {
        String begin = Sources.variable(provider) + "_";
        Matcher written = Pattern.compile(Pattern.quote(begin) + "([A-Z]+)_([A-Z0-9]+)_(.+)")
                .matcher(name);
        if (!written.matches()
                || Nearest.within(written.group(1), List.of(ACCOUNTS), FEW_LETTERS)
                        .isEmpty()) {
            return Optional.empty();
        }
        Set<String> ofAccounts = keys.stream()
                .filter(key -> key.startsWith(provider + '.') && !key.startsWith(provider + ".accounts."))
                .map(key -> Sources.variable(key).substring(begin.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        return Nearest.within(written.group(3), ofAccounts, FEW_LETTERS)
                .map(key -> begin + ACCOUNTS + '_' + written.group(2) + '_' + key);
    }

    private static Optional<String> sentence(
            String name, Set<String> known, Collection<String> keys, Collection<String> providers) {
        Optional<String> ofAccount = providers.stream()
                .flatMap(provider -> ofAccount(name, provider, keys).stream())
                .findFirst();
        Optional<String> nearly =
                name.length() < SHORTEST ? Optional.empty() : Nearest.within(name, known, FEW_LETTERS);
        boolean ours = (OURS.matcher(name).matches()
                        || providers.stream().anyMatch(provider -> name.startsWith(Sources.variable(provider) + "_")))
                && !SERVICES.matcher(name).matches();
        if (nearly.isEmpty() && !ours) {
            return Optional.empty();
        }
        Optional<String> hint = ofAccount.or(() -> nearly).or(() -> Nearest.to(name, known));
        return Optional.of("The environment variable %s sets nothing%s / La variable de entorno %s no define nada%s"
                .formatted(
                        name,
                        hint.map(near -> ". Did you mean " + near + "?").orElse(""),
                        name,
                        hint.map(near -> ". ¿Quiso decir " + near + "?").orElse("")));
    }
}
