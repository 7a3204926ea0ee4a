package io.anula.answer;

import io.anula.store.NoticeQueue.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The notices that are given together, and those of them that were refused. */
public final class NoticeRound {
    private final Map<Entry, Map<String, Notice>> entries = new LinkedHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String reason;
    private int size;

    /** @param notices the notices of the entry by their names in it */
    void add(Entry entry, Map<String, Notice> notices) {
        entries.put(entry, notices);
        size += notices.size();
    }

    int size() {
        return size;
    }

    /** The notices, oldest first. */
    public List<Notice> getNotices() {
        return entries.values().stream()
                .flatMap(notices -> notices.values().stream())
                .toList();
    }

    /** The route did not take this notice. */
    void refused(Notice notice, Exception failure) {
        refused.add(notice.id());
        reason = String.valueOf(failure.getMessage());
    }

    /** Why the last of the refused notices was refused; null if none was. */
    @Nullable
    String reason() {
        return reason;
    }

    /** The names of each entry that are still to be given. */
    Map<Entry, List<String>> left() {
        Map<Entry, List<String>> left = new LinkedHashMap<>();
        entries.forEach((entry, notices) -> left.put(
                entry,
                notices.entrySet().stream()
                        .filter(notice -> refused.contains(notice.getValue().id()))
                        .map(Map.Entry::getKey)
                        .toList()));
        return left;
    }
}
