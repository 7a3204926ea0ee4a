package io.anula.web.console;

import io.anula.answer.AnswerFiles;
import io.anula.answer.AnswerFiles.Kind;
import io.anula.store.FileFingerprints;
import io.anula.store.IntakeFile;
import io.anula.store.StoredRequest;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page of dropped files, with the verdicts on their records and the answers. */
final class FilesPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(FilesPage.class);
    private static final int SIZE = 50;
    private static final long LARGEST = 16 << 20;

    private final PageLayout frame;
    private final FileFingerprints files;
    private final AnswerFiles answers;

    FilesPage(PageLayout frame, FileFingerprints files, AnswerFiles answers) {
        this.frame = frame;
        this.files = files;
        this.answers = answers;
    }

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        String before = visit.request()
                .query("before")
                .filter(id -> id.matches(ListPage.ID))
                .orElse(null);
        List<IntakeFile> found = files.page(before, SIZE + 1);
        boolean more = found.size() > SIZE;
        Model model = Model.of("section", "files")
                .and("files", more ? found.subList(0, SIZE) : found)
                .and("isFirst", before == null)
                .and("next", more ? "/files?before=" + found.get(SIZE - 1).id() : "");
        return frame.page(visit, "files", Map.of("rows", "part-files"), model);
    }

    /** The page of one file, with its records. */
    WebReply one(PageRequest visit) throws WebProblem {
        IntakeFile file = find(visit);
        long after = visit.request()
                .query("after")
                .filter(number -> number.matches("\\d{1,15}"))
                .map(Long::parseLong)
                .orElse(-1L);
        List<StoredRequest> found = files.records(file.id(), after, SIZE + 1);
        boolean more = found.size() > SIZE;
        boolean superseded = files.superseded(file);
        Model model = Model.of("section", "files")
                .and("file", file)
                .and("records", more ? found.subList(0, SIZE) : found)
                .and(
                        "next",
                        more
                                ? "/files/" + file.id() + "?after="
                                        + found.get(SIZE - 1).record()
                                : "")
                .and("isFirst", after < 0)
                .and("hasReceipt", answers.find(file, Kind.RECEIPT, superseded).isPresent())
                .and("hasResult", answers.find(file, Kind.RESULT, superseded).isPresent());
        return frame.page(visit, 200, "file", model);
    }

    /** Downloads an answer to a file. */
    WebReply download(PageRequest visit) throws WebProblem {
        IntakeFile file = find(visit);
        Kind kind = Kind.named(visit.request().part("answer")).orElseThrow(Problems::unknown);
        Optional<Path> place = answers.find(file, kind, files.superseded(file));
        Path found = place.orElseThrow(Problems::unknown);
        try {
            if (Files.size(found) > LARGEST) {
                throw new WebProblem(
                        413,
                        "too-large",
                        "%s is too large for a page; it is in the outbox".formatted(found.getFileName()));
            }
            LOG.info("{} reads the {} of file {} ({})", visit.who(), kind.text(), file.name(), file.id());
            String name = URLEncoder.encode(file.name() + '.' + kind.text() + ".json", StandardCharsets.UTF_8)
                    .replace("+", "%20");
            return WebReply.bytes(200, "application/json", Files.readAllBytes(found))
                    .with("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                    .with("Content-Security-Policy", "default-src 'none'; sandbox")
                    .with("Cache-Control", "no-store");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private IntakeFile find(PageRequest visit) throws WebProblem {
        return files.find(visit.id()).orElseThrow(Problems::unknown);
    }
}
