package io.anula.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A set of settings and routes that ran.
 *
 * @param version from 1 upwards, in order of time
 * @param at when it first ran
 * @param node the process that first ran it
 * @param files by name
 */
public record ConfigVersion(long version, Instant at, String node, List<ConfigFile> files) {
    /** The names of the files that differ from the other version, or exist in only one of them. */
    public Set<String> changedSince(ConfigVersion before) {
        Map<String, String> now = hashes(files);
        Map<String, String> then = hashes(before.files());
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(then.keySet());
        names.removeIf(name -> now.getOrDefault(name, "").equals(then.getOrDefault(name, "")));
        return names;
    }

    /** Whether these are the same files with the same contents. */
    boolean holds(List<ConfigFile> others) {
        return hashes(files).equals(hashes(others));
    }

    private static Map<String, String> hashes(List<ConfigFile> files) {
        return files.stream().collect(Collectors.toMap(ConfigFile::name, ConfigFile::sha256, (one, same) -> one));
    }

    /** The files by their names. */
    public Map<String, ConfigFile> byName() {
        return files.stream().collect(Collectors.toMap(ConfigFile::name, Function.identity()));
    }
}
