package io.anula.engine.operator;

import io.anula.cancellation.State;
import io.anula.store.HistoryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The calls for one invoice, read from the histories. A person sees them before a call is repeated.
 *
 * @param all oldest first, including those for earlier cancellations of the invoice
 * @param neverLeft attempts that provably never left; they are not in {@code all}
 */
public record PastCalls(List<PastCall> all, int neverLeft) {
    private static final String NEVER_LEFT = "NotSent";
    private static final String RESTORED = "Restored";

    public PastCalls {
        all = List.copyOf(all);
    }

    /**
     * The calls in these histories.
     *
     * @param histories the histories of one invoice by cancellation id, oldest first
     */
    public static PastCalls in(Map<String, List<HistoryRow>> histories) {
        List<PastCall> all = new ArrayList<>();
        int neverLeft = 0;
        for (Map.Entry<String, List<HistoryRow>> life : histories.entrySet()) {
            int before = all.size();
            for (HistoryRow row : life.getValue()) {
                int last = all.size() - 1;
                if (row.state() == State.SENDING) {
                    all.add(begun(life.getKey(), row));
                } else if (row.event().equals(NEVER_LEFT) && last >= before) {
                    all.remove(last);
                    neverLeft++;
                } else if (row.event().equals(RESTORED)) {
                    all.add(told(begun(life.getKey(), row), row));
                } else if (row.actor() == null && last >= before) {
                    all.set(last, told(all.get(last), row));
                }
            }
        }
        return new PastCalls(all, neverLeft);
    }

    private static PastCall begun(String id, HistoryRow row) {
        return new PastCall(id, row.at(), PastCall.Known.UNDER_WAY, row.at(), null);
    }

    private static PastCall told(PastCall call, HistoryRow row) {
        return new PastCall(call.cancellation(), call.at(), PastCall.Known.after(row.event()), row.at(), row.message());
    }

    /** The number of calls. */
    public int count() {
        return all.size();
    }
}
