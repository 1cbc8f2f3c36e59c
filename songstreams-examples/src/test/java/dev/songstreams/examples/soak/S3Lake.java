// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.s3.S3ObjectStore;
import dev.songstreams.testkit.LocalS3;
import dev.songstreams.testkit.faults.S3Faults;
import dev.songstreams.testkit.faults.S3Operation;
import dev.songstreams.testkit.faults.S3Request;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A lake on S3, behind a proxy at which a worker's requests can be met one by one. */
final class S3Lake implements SoakLake {
    private static final Set<S3Operation> UPLOADS = EnumSet.of(
            S3Operation.PUT_OBJECT, S3Operation.CREATE_MULTIPART_UPLOAD, S3Operation.COMPLETE_MULTIPART_UPLOAD);
    private static final Set<S3Operation> UPLOADED =
            EnumSet.of(S3Operation.PUT_OBJECT, S3Operation.COMPLETE_MULTIPART_UPLOAD);
    private static final Set<S3Operation> PARTLY = EnumSet.of(S3Operation.PUT_OBJECT, S3Operation.UPLOAD_PART);

    /** At these points the request is kept from the server, and lost unless it is let go. */
    private static final Set<KillPoint> KEPT =
            EnumSet.of(KillPoint.BEFORE_UPLOAD, KillPoint.BEFORE_ENTRY, KillPoint.LATE_ENTRY);

    private final String bucket;
    private final String format;
    private final String protocol;
    private final Path directory;
    private final LocalS3 server;
    private final S3Faults faults;
    private final ObjectStore store;
    private final Deque<RequestTrap> late = new ArrayDeque<>();

    /** A lake in a bucket of its own, of a server that keeps its objects as files under the directory. */
    S3Lake(LocalS3 server, Path directory, String bucket, String format, String protocol) {
        this.bucket = bucket;
        this.format = format;
        this.protocol = protocol;
        this.directory = directory;
        this.server = server;
        server.createBucket(bucket);
        this.faults = S3Faults.before(server.endpoint());
        this.store = S3ObjectStore.builder(bucket)
                .prefix("lake")
                .endpoint(server.endpoint())
                .region(server.region())
                .credentials(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .build();
    }

    @Override
    public String name() {
        return "s3/" + format + "/" + protocol;
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public String uri() {
        return "s3://" + bucket + "/lake";
    }

    @Override
    public Map<String, String> environment() {
        return environment(faults);
    }

    /** The environment of a worker whose requests go another way. */
    Map<String, String> environment(S3Faults through) {
        return Map.of(
                "AWS_ENDPOINT_URL_S3", through.endpoint().toString(),
                "AWS_REGION", server.region(),
                "AWS_ACCESS_KEY_ID", server.accessKey(),
                "AWS_SECRET_ACCESS_KEY", server.secretKey());
    }

    /** The proxy that stands before the server. */
    S3Faults faults() {
        return faults;
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public Path file(ObjectKey key) {
        return directory.resolve(bucket).resolve("lake").resolve(key.path());
    }

    @Override
    public EnumSet<KillPoint> points() {
        return EnumSet.complementOf(EnumSet.of(KillPoint.RANDOM));
    }

    /** A late entry is let go when the second worker after its own has begun. */
    @Override
    public Trap arm(KillPoint point, int skip, Runnable kill) {
        faults.clear();
        faults.forgetRequests();
        RequestTrap trap = new RequestTrap(kill, KEPT.contains(point));
        switch (point) {
            case BEFORE_UPLOAD ->
                faults.when(r -> isData(r, UPLOADS)).skip(skip).run(trap::spring);
            case DURING_UPLOAD -> faults.when(r -> isData(r, PARTLY)).skip(skip).run(trap::spring);
            case AFTER_UPLOAD ->
                faults.when(r -> isData(r, UPLOADED)).skip(skip).runBeforeAnswer(trap::spring);
            case BEFORE_ENTRY, LATE_ENTRY ->
                faults.when(S3Lake::isEntry).skip(skip).run(trap::spring);
            case AFTER_ENTRY -> faults.when(S3Lake::isEntry).skip(skip).runBeforeAnswer(trap::spring);
            case RANDOM -> throw new IllegalArgumentException("no request tells a random moment");
        }
        late.add(point == KillPoint.LATE_ENTRY ? trap : new RequestTrap(kill, false));
        if (late.size() > 2) {
            late.remove().letGo();
        }
        return trap;
    }

    @Override
    public void settle() {
        late.forEach(RequestTrap::letGo);
        late.clear();
        faults.clear();
    }

    @Override
    public int unfinished() {
        return server.unfinishedUploads(bucket);
    }

    @Override
    public void close() {
        faults.close();
        store.close();
    }

    static boolean isEntry(S3Request request) {
        return request.is(S3Operation.PUT_OBJECT) && request.key().matches(".*/_songstreams/.*/\\d{20}\\.json");
    }

    private static boolean isData(S3Request request, Set<S3Operation> operations) {
        return request.key().contains("/date=") && operations.contains(request.operation());
    }
}
