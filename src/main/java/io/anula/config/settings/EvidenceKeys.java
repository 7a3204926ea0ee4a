package io.anula.config.settings;

import static io.anula.config.settings.Kind.BOOLEAN;
import static io.anula.config.settings.Kind.DURATION;
import static io.anula.config.settings.Kind.FILE_SYSTEM;
import static io.anula.config.settings.Kind.FOLDER;
import static io.anula.config.settings.Kind.SIZE;
import static io.anula.config.settings.Kind.whole;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The evidence: what was sent and answered, and the documents of each accepted credit note. */
public final class EvidenceKeys {
    private static final SettingGroup GROUP = new SettingGroup(true);

    public static final Setting<Boolean> EVIDENCE_ENABLED = GROUP.atStart(
            "evidence.enabled",
            "true",
            BOOLEAN,
            "Keep what was sent and answered, and the documents of each credit note");
    public static final Setting<Path> EVIDENCE_DIR =
            GROUP.atStart("evidence.dir", "evidence", FOLDER, "Folder of the evidence; several nodes share one");
    public static final Setting<Optional<URI>> EVIDENCE_STORE = GROUP.atStart(
            "evidence.store",
            "",
            FILE_SYSTEM.optional(),
            "Where the files of the evidence are, if not in evidence.dir: an address such as s3://bucket/folder, with its library in lib/");
    public static final Setting<Optional<Integer>> EVIDENCE_KEEP = GROUP.add(
            "evidence.keep",
            "",
            whole(1, 100).optional(),
            "Years that evidence is kept; Colombia asks for 5, Argentina for 10; empty: for ever");
    public static final Setting<Boolean> EVIDENCE_PRIVATE = GROUP.add(
            "evidence.private-addresses",
            "false",
            BOOLEAN,
            "Documents may be fetched from private addresses, such as 10.0.0.1, where their host is allowed");
    public static final Setting<Long> EVIDENCE_MAX_SIZE =
            GROUP.add("evidence.max-size", "20MB", SIZE, "A longer document is not fetched");
    public static final Setting<Duration> EVIDENCE_MAX_TIME =
            GROUP.add("evidence.max-time", "60s", DURATION, "Longest time for fetching one document");
    public static final Setting<Integer> EVIDENCE_AT_ONCE =
            GROUP.atStart("evidence.at-once", "8", whole(1, 200), "Documents that are fetched at once");
    public static final Setting<Optional<Duration>> EVIDENCE_GIVE_UP = GROUP.add(
            "evidence.give-up",
            "30d",
            DURATION.optional(),
            "A document that cannot be had for so long is noted as missing, and its alarm ends; empty: never");

    private EvidenceKeys() {}

    static List<Setting<?>> all() {
        return GROUP.all();
    }
}
