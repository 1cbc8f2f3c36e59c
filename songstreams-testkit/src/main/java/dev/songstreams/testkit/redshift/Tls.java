// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The certificate with which the server encrypts for clients that ask for it: self-signed, for localhost and 127.0.0.1, and made by the
 * JDK's own {@code keytool} when the first client asks. Safe for use by all sessions at once.
 */
public final class Tls {

    private static final int PASSWORD_BYTES = 16;
    private static final long PATIENCE_SECONDS = 60;
    private static final String ALIAS = "redshift";

    private @Nullable KeyStore keys;
    private final char[] password;

    /** Makes nothing yet. */
    public Tls() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        this.password = HexFormat.of().formatHex(random).toCharArray();
    }

    /** What sessions encrypt with. */
    SSLContext context() throws IOException {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys(), password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot use the certificate it has made", e);
        }
    }

    /** The certificate in PEM form, for clients that verify it. */
    public String certificate() throws IOException {
        try {
            byte[] der = keys().getCertificate(ALIAS).getEncoded();
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot read the certificate it has made", e);
        }
    }

    private synchronized KeyStore keys() throws IOException, GeneralSecurityException {
        if (keys == null) {
            keys = make();
        }
        return keys;
    }

    private KeyStore make() throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("songstreams-tls-");
        Path file = folder.resolve("keys.p12");
        try {
            runKeytool(file);
            KeyStore made = KeyStore.getInstance("PKCS12");
            made.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
            return made;
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private void runKeytool(Path file) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        ProcessBuilder command = new ProcessBuilder(List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost, O=Songstreams local Redshift",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:env",
                "LOCAL_REDSHIFT_STOREPASS"));
        command.environment().put("LOCAL_REDSHIFT_STOREPASS", new String(password));
        Process process = command.redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(keytool + " made no certificate: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making a certificate", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
