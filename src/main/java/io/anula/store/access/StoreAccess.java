package io.anula.store.access;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.anula.config.settings.Settings;
import io.anula.io.Json;
import io.anula.io.WholeFile;
import io.anula.store.ConfigFile;
import io.anula.store.ConfigLog;
import io.anula.store.ConfigVersion;
import io.anula.store.Database;
import io.anula.store.Export;
import io.anula.store.StoreDamagedException;
import io.anula.store.StoreLockedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads the store for a command, whether or not a service uses it. */
public final class StoreAccess {
    private StoreAccess() {}

    /** Receives a line. */
    private interface Line {
        void read(String line, JsonNode json) throws IOException;
    }

    /** Writes the whole store into this file; returns the number of rows. */
    public static long backup(Path file, Settings settings, Clock clock) throws IOException {
        if (!StoreLogin.isEmbedded(settings)) {
            DataSource server = StoreLogin.direct(settings);
            return StoreFile.write(file, server, server, settings, Export.Kind.BACKUP);
        }
        Optional<SocketChannel> running = running(settings);
        if (running.isEmpty()) {
            try (Database database = openAlone(settings, clock)) {
                return StoreFile.write(file, database, settings, Export.Kind.BACKUP);
            }
        }
        StoreFile.demandNew(file);
        List<Long> rows = new ArrayList<>();
        try (SocketChannel service = running.get()) {
            WholeFile.write(
                    file,
                    StoreFile.unfinished(file),
                    out -> ask(service, StoreSocket.BACKUP, (line, json) -> copy(line, json, out, rows)));
        }
        return rows.get(0);
    }

    private static void copy(String line, JsonNode json, OutputStream out, List<Long> rows) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        if (json.path("end").asBoolean()) {
            rows.add(json.path("rows").asLong());
        }
    }

    /** Every version of settings and routes, oldest first. */
    public static List<ConfigVersion> config(Settings settings, Clock clock) throws IOException {
        if (!StoreLogin.isEmbedded(settings)) {
            return new ConfigLog(StoreLogin.direct(settings)).versions();
        }
        Optional<SocketChannel> running = running(settings);
        if (running.isEmpty()) {
            try (Database database = openAlone(settings, clock)) {
                return new ConfigLog(database).versions();
            }
        }
        List<ConfigVersion> versions = new ArrayList<>();
        try (SocketChannel service = running.get()) {
            ask(service, StoreSocket.CONFIG, (line, json) -> {
                if (json.has("version")) {
                    versions.add(version(json));
                }
            });
        }
        return versions;
    }

    private static ConfigVersion version(JsonNode json) {
        List<ConfigFile> files = Json.mapper().convertValue(json.path("files"), new TypeReference<>() {});
        return new ConfigVersion(
                json.path("version").asLong(),
                Instant.parse(json.path("at").asText()),
                json.path("node").asText(),
                files);
    }

    /** Asks the service and passes each line on; fails if the end line is missing. */
    private static void ask(SocketChannel service, String what, Line reading) throws IOException {
        service.write(ByteBuffer.wrap((what + '\n').getBytes(StandardCharsets.UTF_8)));
        BufferedReader lines = new BufferedReader(Channels.newReader(service, StandardCharsets.UTF_8));
        boolean ended = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode json = Json.mapper().readTree(line);
            if (json.has("failed")) {
                throw new IOException(json.path("failed").asText());
            }
            reading.read(line, json);
            ended = json.path("end").asBoolean();
        }
        if (!ended) {
            throw new IOException("the service ended in the middle: nothing is written / el servicio terminó antes");
        }
    }

    /** A connection to the service that has the embedded store open, for the same user. */
    private static Optional<SocketChannel> running(Settings settings) {
        Optional<DoorPlace> place = DoorPlace.of(settings);
        try {
            return place.isEmpty()
                    ? Optional.empty()
                    : Optional.of(SocketChannel.open(place.get().find()));
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }

    private static Database openAlone(Settings settings, Clock clock) {
        try {
            return StoreFile.openChecked(settings, Settings.home(System.getenv()), clock);
        } catch (StoreLockedException | StoreDamagedException told) {
            throw told;
        } catch (RuntimeException failure) {
            throw new IllegalStateException("the store cannot be opened: " + failure.getMessage(), failure);
        }
    }
}
