package claudoom.monitor.feature.deadletters.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Subject and digest of the bytes of a letter, not the bytes: those must not outlive their letter. */
record Content(String subject, ByteBuffer digest) {

    static Content of(Notice notice) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(notice.bytes());
            return new Content(notice.subject(), ByteBuffer.wrap(digest));
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }
}
