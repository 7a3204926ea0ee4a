package io.anula.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of {@code config/} and {@code routes/} as they were at the start; the version is made of them all. */
public final class ConfigFiles implements ConfigInfo {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigFiles.class);
    private static final int VERSION_LENGTH = 12;

    private final Instant since;
    private final List<ConfigFile> files;
    private final String version;

    /** @param since the start, at which they were read */
    public ConfigFiles(Path home, Instant since) {
        this.since = since;
        this.files = read(home);
        StringBuilder all = new StringBuilder();
        files.forEach(file ->
                all.append(file.name()).append('\n').append(file.sha256()).append('\n'));
        this.version = hash(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, VERSION_LENGTH);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public List<ConfigFile> files() {
        return files;
    }

    private static List<ConfigFile> read(Path home) {
        List<ConfigFile> found = new ArrayList<>();
        for (String folder : new String[] {"config", "routes"}) {
            Path place = home.resolve(folder);
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        found.add(new ConfigFile(folder + '/' + file.getFileName(), hash(Files.readAllBytes(file))));
                    }
                } catch (IOException failure) {
                    LOG.warn("{} cannot be read for the console", place, failure);
                }
            }
        }
        return List.copyOf(found);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
