package io.anula.provider.rules;

import io.anula.config.settings.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kinds of values that rules compare with. */
public final class RuleKinds {
    private static final String NUMBER = "\\d{1,6}";
    private static final String PAIR = "%1$s:%1$s(\\|%1$s)*".formatted(NUMBER);

    /** Numbers that belong to a number each. */
    public static final Kind<Map<Integer, Set<Integer>>> NUMBERS = new Kind<>(
            "numbers such as 3:1|2,8:6|7", value -> value.matches("%1$s(,%1$s)*".formatted(PAIR)), RuleKinds::numbers);

    /** The name of a field, with the names of the fields around it and dots between. */
    public static final Kind<String> FIELD = new Kind<>(
            "a field such as CbtesAsoc.Tipo",
            value -> value.matches("[A-Za-z0-9_]{1,60}(\\.[A-Za-z0-9_]{1,60}){0,5}"),
            Function.identity());

    private RuleKinds() {}

    private static Map<Integer, Set<Integer>> numbers(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(pair -> pair.split(":", 2))
                .collect(Collectors.toUnmodifiableMap(
                        pair -> Integer.valueOf(pair[0]),
                        pair -> Arrays.stream(pair[1].split("\\|", -1))
                                .map(Integer::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                        (first, second) -> second));
    }
}
