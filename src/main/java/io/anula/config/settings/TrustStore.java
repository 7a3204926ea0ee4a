package io.anula.config.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Enumeration;

/** Certificates that are believed, from a file: PEM, PKCS12 or JKS; by its content, whatever its name. */
public final class TrustStore {
    private static final String PEM = "-----BEGIN";

    private TrustStore() {}

    /**
     * Reads a file of certificates.
     *
     * @param password of PKCS12 and JKS; PEM has none
     * @throws IOException when it is not there, cannot be read, or holds no certificate
     */
    public static KeyStore read(String file, String password) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(Path.of(file));
            boolean pem = new String(bytes, StandardCharsets.ISO_8859_1).contains(PEM);
            KeyStore store = pem ? ofPem(bytes) : ofStore(bytes, password);
            demandCertificates(store);
            return store;
        } catch (GeneralSecurityException | InvalidPathException wrong) {
            throw new IOException(wrong.getMessage(), wrong);
        }
    }

    private static KeyStore ofPem(byte[] bytes) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Collection<? extends Certificate> all =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
        int number = 0;
        for (Certificate each : all) {
            store.setCertificateEntry("trusted-" + number++, each);
        }
        return store;
    }

    /** Java's default kind reads PKCS12 and JKS alike. Without a password a PKCS12 file shows no certificates. */
    private static KeyStore ofStore(byte[] bytes, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(new ByteArrayInputStream(bytes), password.isEmpty() ? null : password.toCharArray());
        return store;
    }

    private static void demandCertificates(KeyStore store) throws IOException, GeneralSecurityException {
        Enumeration<String> names = store.aliases();
        while (names.hasMoreElements()) {
            if (store.getCertificate(names.nextElement()) != null) {
                return;
            }
        }
        throw new IOException("it holds no certificate that can be read; is its password right?");
    }
}
