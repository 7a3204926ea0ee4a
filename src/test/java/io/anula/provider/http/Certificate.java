package io.anula.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server's certificate that Java does not believe, made by keytool. */
final class Certificate {
    static final String PASSWORD = "changeit";

    private final Path folder;

    Certificate(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        keytool(
                "-genkeypair",
                "-alias",
                "srv",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-validity",
                "36500",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12");
        keytool("-exportcert", "-rfc", "-alias", "srv", "-file", pem().toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "ca",
                "-file",
                pem().toString(),
                "-storetype",
                "PKCS12",
                "-keystore",
                trusted().toString());
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        java.util.List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(java.util.List.of(arguments));
        if (!command.contains("-keystore")) {
            command.addAll(
                    java.util.List.of("-keystore", folder.resolve("server.p12").toString()));
        }
        command.addAll(java.util.List.of("-storepass", PASSWORD));
        Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(made.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    /** What believes it, as PEM. */
    Path pem() {
        return folder.resolve("ca.pem");
    }

    /** The same as PKCS12. */
    Path trusted() {
        return folder.resolve("ca.p12");
    }

    /** For a server that shows it. */
    SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("server.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
