package io.anula.store;

import com.github.f4b6a3.ulid.UlidCreator;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Transition;
import io.anula.store.LiveKeys.Alive;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges the requests of one batch that are new to the store, one after the other, by the live cancellations. */
final class Accepting {
    private final Cancellations cancellations;
    private final OtherContent otherContent;
    private final Clock clock;
    private final Map<String, Alive> alive;
    private final Set<String> aliveBefore;
    private final Map<String, Cancellation> byId;
    private final List<NewCancellation> born = new ArrayList<>();
    private final MarkJudge marks;
    private final List<Change> held = new ArrayList<>();
    private final List<StoredRequest> fresh = new ArrayList<>();

    Accepting(Sql sql, Cancellations cancellations, Clock clock, List<Candidate> batch) {
        this.cancellations = cancellations;
        this.otherContent = new OtherContent(sql);
        this.clock = clock;
        this.alive = new HashMap<>(
                cancellations.alive(batch.stream().flatMap(Accepting::keys).collect(Collectors.toSet())));
        this.marks = new MarkJudge(sql, batch);
        this.aliveBefore = Set.copyOf(alive.keySet());
        readOlder();
        this.byId =
                cancellations
                        .find(batch.stream()
                                .flatMap(each -> of(each, NoteIds::asCancellation))
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Cancellation::id, Function.identity()));
    }

    /** The key of the invoice, and that of the id which the sender gives the note. */
    private static Stream<String> keys(Candidate each) {
        return Stream.concat(of(each, (key, content) -> key.live()), of(each, NoteIds::key));
    }

    private static Stream<String> of(Candidate each, BiFunction<Key, String, @Nullable String> value) {
        Key key = each.key();
        return key == null
                ? Stream.empty()
                : Stream.ofNullable(value.apply(key, Objects.requireNonNull(each.content())));
    }

    /**
     * Computes missing digests from the contents: cancellations of an earlier version have none stored. If the content
     * has left the store, the digest stays unknown.
     */
    private void readOlder() {
        Map<String, String> contents = cancellations
                .histories()
                .contents(alive.values().stream()
                        .filter(one -> one.digest() == null)
                        .map(Alive::cancellation)
                        .filter(one -> one.key().provider().hasDigest())
                        .map(Cancellation::id)
                        .toList());
        alive.replaceAll((key, one) -> {
            String content = contents.get(one.cancellation().id());
            return content == null
                    ? one
                    : new Alive(
                            one.cancellation(),
                            one.cancellation().key().provider().digest(content));
        });
    }

    /** The verdict on this request, which is new to the store. */
    StoredRequest judge(Candidate candidate) {
        StoredRequest judged = judged(candidate);
        fresh.add(judged);
        return judged;
    }

    private StoredRequest judged(Candidate candidate) {
        Key key = candidate.key();
        if (key == null) {
            return stored(candidate, Verdict.INVALID, null, candidate.problem());
        }
        String content = Objects.requireNonNull(candidate.content());
        Cancellation other = otherWithId(key, content);
        if (other != null) {
            return stored(candidate, Verdict.INVALID, null, NoteIds.problem(candidate, other));
        }
        String digest = key.provider().digest(content);
        Alive first = alive.get(key.live());
        if (first != null) {
            return isOther(first.digest(), digest)
                    ? stored(
                            candidate,
                            Verdict.INVALID,
                            null,
                            otherContent.problem(candidate, first.cancellation(), fresh))
                    : stored(candidate, Verdict.DUPLICATE, first.cancellation(), candidate.problem());
        }
        Ruling ruling = marks.judge(candidate.ruling());
        if (ruling.refusal() != null) {
            return stored(candidate, Verdict.INVALID, null, ruling.refusal());
        }
        Instant now = clock.instant();
        String id = UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString();
        Cancellation ready = Cancellation.ready(id, key, now);
        born.add(new NewCancellation(ready, content, ruling, candidate.place()));
        Cancellation begun = ruling.approval() == null ? ready : held(ready, ruling.approval(), now);
        alive.put(key.live(), new Alive(begun, digest));
        String noteId = NoteIds.key(key, content);
        if (noteId != null) {
            alive.putIfAbsent(noteId, new Alive(begun, null));
        }
        marks.keep(ruling.marks(), begun);
        return stored(candidate, Verdict.ACCEPTED, begun, ruling.remarks());
    }

    private Cancellation held(Cancellation ready, String why, Instant now) {
        Outcome.ApprovalWanted outcome = new Outcome.ApprovalWanted(why);
        Cancellation after = Transition.approvalWanted(ready, outcome, now);
        held.add(new Change(ready, after, outcome));
        return after;
    }

    /** The cancellation of another invoice whose note has the id in this content, or whose own id it is; or null. */
    private @Nullable Cancellation otherWithId(Key key, String content) {
        Alive holder = alive.get(NoteIds.key(key, content));
        Cancellation first = holder == null ? byId.get(NoteIds.asCancellation(key, content)) : holder.cancellation();
        return first == null || first.key().live().equals(key.live()) ? null : first;
    }

    private static boolean isOther(@Nullable String first, @Nullable String second) {
        return first != null && second != null && !first.equals(second);
    }

    private static StoredRequest stored(
            Candidate candidate, Verdict verdict, @Nullable Cancellation cancellation, @Nullable String problem) {
        return new StoredRequest(
                candidate.source(), candidate.record(), candidate.line(), verdict, cancellation, problem);
    }

    /** The new cancellations. */
    List<NewCancellation> born() {
        return born;
    }

    /** The authorisations of the new cancellations. */
    MarkJudge marks() {
        return marks;
    }

    /** The changes of new cancellations that a person must release before their first call. */
    List<Change> held() {
        return held;
    }

    /** All judged requests, in order. */
    List<StoredRequest> fresh() {
        return fresh;
    }

    /** The keys that were live before this batch. */
    Set<String> aliveBefore() {
        return aliveBefore;
    }
}
