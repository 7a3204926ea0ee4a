package io.anula.evidence;

import static io.anula.config.settings.EvidenceKeys.EVIDENCE_MAX_SIZE;
import static io.anula.config.settings.EvidenceKeys.EVIDENCE_MAX_TIME;
import static io.anula.config.settings.EvidenceKeys.EVIDENCE_PRIVATE;

import io.anula.cancellation.AccountName;
import io.anula.config.settings.Current;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Settings;
import io.anula.io.Private;
import io.anula.provider.http.DocumentDownload;
import io.anula.provider.http.DocumentDownload.Fetched;
import io.anula.provider.http.DocumentDownload.Limits;
import io.anula.provider.http.DocumentHosts;
import io.anula.provider.http.DocumentRefusedException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Fetches one document into the evidence. */
final class DocumentFetcher {
    private final Current<Settings> settings;
    private final Current<List<ProviderAccount>> accounts;
    private final DocumentDownload download;
    private final PendingTasks pending;
    private final EvidenceWriter writer;
    private final Clock clock;

    DocumentFetcher(
            Current<Settings> settings,
            DocumentDownload download,
            PendingTasks pending,
            EvidenceWriter writer,
            Clock clock) {
        this.settings = settings;
        this.accounts = settings.map(Settings::accounts);
        this.download = download;
        this.pending = pending;
        this.writer = writer;
        this.clock = clock;
    }

    /** The hosts that this account's documents may come from, and the address that its calls go to. */
    static DocumentHosts hosts(Settings settings, ProviderAccount account) {
        DocumentHosts named = DocumentHosts.of(account.documentHosts(), settings.get(EVIDENCE_PRIVATE));
        String url = account.account().url();
        return url.isEmpty() ? named : named.and(DocumentHosts.of(Set.of(origin(url)), true));
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /**
     * Fetches a document and has it stored.
     *
     * @return what the evidence says of it
     * @throws DocumentRefusedException when its address or content is not acceptable
     * @throws IOException when it cannot be had or stored now
     */
    Map<String, Object> fetch(DocumentTask task, String link, String address) throws IOException {
        Settings now = settings.get();
        ProviderAccount account = accounts.get().stream()
                .filter(each -> isOf(each.account().accountName(), task))
                .findFirst()
                .orElseThrow(() -> new IOException("account %s of %s is not in the settings / no está en los ajustes"
                        .formatted(task.account(), task.provider())));
        Path file = pending.download();
        try {
            Fetched fetched;
            try (FileChannel channel = FileChannel.open(
                            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), Private.file());
                    OutputStream into = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                fetched = download.fetch(
                        account.account(),
                        uri(address),
                        hosts(now, account),
                        new Limits(now.get(EVIDENCE_MAX_SIZE), now.get(EVIDENCE_MAX_TIME)),
                        into);
            }
            List<String> names = ZipCheck.names(file, now.get(EVIDENCE_MAX_SIZE));
            return store(task, link, address, fetched, file, names);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isOf(AccountName name, DocumentTask task) {
        return name.provider().text().equals(task.provider()) && name.name().equals(task.account());
    }

    private static URI uri(String address) throws DocumentRefusedException {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException noAddress) {
            throw new DocumentRefusedException("no address / dirección no válida: " + address);
        }
    }

    private Map<String, Object> store(
            DocumentTask task, String link, String address, Fetched fetched, Path file, List<String> names)
            throws IOException {
        String sha256 = Sha256.of(file);
        Map<String, Object> about = task.about("document");
        about.put("link", link);
        NewFile stored = NewFile.moved(
                task.folder(),
                pending.ownName(task, fileName(link, fetched.from())),
                about,
                new NewFile.Ready(file, fetched.size(), sha256));
        writer.put(stored);
        String place;
        try {
            place = stored.stored().join();
        } catch (CompletionException notStored) {
            throw new IOException(String.valueOf(notStored.getCause()), notStored);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", place);
        document.put("address", address);
        document.put("size", fetched.size());
        document.put("sha256", sha256);
        document.put("fetchedAt", clock.instant().toString());
        if (fetched.type() != null) {
            document.put("type", fetched.type());
        }
        if (!names.isEmpty()) {
            document.put("contains", names);
        }
        return document;
    }

    private static String fileName(String link, URI from) {
        String path = from.getPath() == null ? "" : from.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return EvidencePlace.name(link + '-' + (last.isEmpty() ? "document" : last));
    }
}
