package claudoom.monitor.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** What a failure of the database means to us. */
enum Trouble {
    /** Another window writes; later it will do. */
    BUSY,
    /** What is in the file is no history, or a damaged one. */
    BROKEN,
    /** No room: on the disk, or within our own bound. */
    FULL,
    /** The file or its folder cannot be written or opened. */
    UNWRITABLE;

    static Trouble of(SQLException failed) {
        return switch (SQLiteErrorCode.getErrorCode(failed.getErrorCode() & 0xff)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL, SQLITE_INTERRUPT -> BUSY;
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_SCHEMA, SQLITE_ERROR, SQLITE_MISMATCH, SQLITE_FORMAT,
                    SQLITE_CONSTRAINT ->
                BROKEN;
            case SQLITE_FULL -> FULL;
            default -> UNWRITABLE;
        };
    }
}
