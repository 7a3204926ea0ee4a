package io.anula.console;

import java.time.Instant;
import java.util.List;

/** Which settings and routes are at work. */
public interface ConfigInfo {
    /** Names what is at work: another one where anything differs. */
    String version();

    /** Since when it has been. */
    Instant since();

    /** What it is made of. */
    List<ConfigFile> files();

    /**
     * A file that is at work.
     *
     * @param name relative to the home
     * @param sha256 of its content, in hexadecimal
     */
    record ConfigFile(String name, String sha256) {}
}
