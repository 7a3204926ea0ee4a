package io.anula.config.settings;

import io.anula.cancellation.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the settings hold of one provider: the keys of its accounts, and the account that their values describe. */
public interface ProviderSettings {
    /** Whose they are; its name is the first word of their keys. */
    Provider provider();

    /**
     * The keys of an account besides those that the accounts of every provider have, without the first word. One of these may be
     * among them, with another value where none is set.
     */
    List<Setting<?>> keys();

    /** The account that those values describe. */
    ProviderAccount account(AccountValues values);

    /**
     * Where its simulator is, below the address of all simulators: {@code factus/}; empty where it has none.
     *
     * @param value the account's value of a key
     */
    default String simulator(UnaryOperator<String> value) {
        return "";
    }

    /** All keys of an account, without the first word; a new value of each counts at once. */
    default List<Setting<?>> allKeys() {
        Map<String, Setting<?>> all = new LinkedHashMap<>();
        Stream.of(AccountKeys.all(), keys()).flatMap(List::stream).forEach(setting -> all.put(setting.key(), setting));
        return List.copyOf(all.values());
    }
}
