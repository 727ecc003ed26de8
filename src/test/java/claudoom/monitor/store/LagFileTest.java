package claudoom.monitor.store;

import static claudoom.monitor.store.Store.NOON;
import static claudoom.monitor.store.Store.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.kit.Await;
import claudoom.monitor.store.LagHistory.Span;
import claudoom.monitor.terms.ConsumerId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file is never a reason to fail, and what is lost is said. */
class LagFileTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ASIDE = "lag-history.broken-20261121-120002.db";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("lag-history.db");
    }

    private Connection sql() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private String ask(String question) throws SQLException {
        try (var connection = sql(); var run = connection.createStatement(); var answer = run.executeQuery(question)) {
            return answer.next() ? String.valueOf(answer.getString(1)) : "";
        }
    }

    private void write(int samples) {
        try (var one = new Store(folder)) {
            for (int n = 0; n < samples; n++) {
                one.go(ONE, n);
                one.sample(new ConsumerId("ORDERS", "c" + n), n);
            }
        }
    }

    private void aNewOneBeginsAndTheOldIsKept() {
        try (var one = new Store(folder)) {
            one.go(ONE, 4);
            one.store.writeNow(true);
            assertThat(one.last(HOUR, 10)).hasSize(1);
            assertThat(one.told).singleElement().asString().contains("was broken").contains(ASIDE);
        }
        try (var next = new Store(folder)) {
            next.at(NOON.plusSeconds(60));
            assertThat(next.last(HOUR, 10)).hasSize(1);
            assertThat(next.told).isEmpty();
        }
        assertThat(folder.resolve(ASIDE)).exists();
    }

    @Test
    void garbageIsSetAside() throws IOException {
        var garbage = new byte[50_000];
        new Random(1).nextBytes(garbage);
        Files.write(file(), garbage);
        aNewOneBeginsAndTheOldIsKept();
        assertThat(folder.resolve(ASIDE)).hasBinaryContent(garbage);
    }

    @Test
    void aTruncatedFileIsSetAside() throws IOException {
        write(200);
        try (var cut = new RandomAccessFile(file().toFile(), "rw")) {
            cut.setLength(cut.length() / 2);
        }
        aNewOneBeginsAndTheOldIsKept();
    }

    @Test
    void anOverwrittenPageIsFoundAndSetAside() throws IOException {
        write(200);
        try (var spoilt = new RandomAccessFile(file().toFile(), "rw")) {
            spoilt.seek(4_096);
            spoilt.write(new byte[12_288]);
        }
        aNewOneBeginsAndTheOldIsKept();
    }

    @Test
    void theDatabaseOfSomethingElseIsNotWrittenInto() throws SQLException {
        try (var connection = sql(); var run = connection.createStatement()) {
            run.execute("CREATE TABLE recipe(cake TEXT)");
        }
        aNewOneBeginsAndTheOldIsKept();
    }

    @Test
    void aFileThatBreaksWhileItIsInUseIsSetAsideToo() throws IOException {
        try (var one = new Store(folder)) {
            for (int n = 0; n < 200; n++) {
                one.go(ONE, n);
                one.sample(new ConsumerId("ORDERS", "c" + n), n);
            }
            one.store.writeNow(true);
            Files.write(file(), new byte[100_000]);
            one.at(NOON);
            one.go(ONE, 7);
            one.store.writeNow(true);
            one.go(ONE, 8);
            one.store.writeNow(true);
            assertThat(one.last(HOUR, 10_000)).isNotEmpty();
            assertThat(one.told).anyMatch(sentence -> sentence.contains("was broken"));
        }
        try (var next = new Store(folder)) {
            next.at(NOON.plusSeconds(60));
            assertThat(next.last(HOUR, 10)).isNotEmpty();
            assertThat(next.told).isEmpty();
        }
    }

    @Test
    void whatANewerMonitorWroteIsLeftAlone() throws SQLException {
        write(3);
        try (var connection = sql(); var run = connection.createStatement()) {
            run.execute("PRAGMA user_version = 99");
        }
        try (var one = new Store(folder)) {
            one.at(NOON.plusSeconds(60));
            one.go(ONE, 4);
            one.store.writeNow(true);
            assertThat(one.last(HOUR, 10_000).stream().map(Span::last)).containsExactly(4L);
            assertThat(one.told).singleElement().asString().contains("newer monitor").contains("form 99");
        }
        assertThat(ask("PRAGMA user_version")).isEqualTo("99");
        assertThat(ask("SELECT count(*) FROM consumer")).isEqualTo("4");
    }

    /** Permissions mean nothing to root: a folder below a file cannot be made by anybody. */
    @Test
    void withoutAWritableFolderItIsKeptInMemoryAndSaid() throws IOException {
        var below = Files.createFile(folder.resolve("a-file")).resolve("below");
        try (var one = new Store(below)) {
            one.go(ONE, 4);
            one.store.writeNow(true);
            one.go(ONE, 5);
            one.store.writeNow(true);
            assertThat(one.last(HOUR, 10_000).stream().map(Span::last)).containsExactly(4L, 5L);
            assertThat(one.told).singleElement().asString().contains("until the monitor ends")
                    .contains("cannot be written");
        }
    }

    @Test
    void whatWasKeptInMemoryGoesIntoTheFileWhenItCanBeWrittenAgain() throws IOException {
        var blocked = Files.createFile(folder.resolve("a-file"));
        try (var one = new Store(blocked)) {
            one.go(ONE, 4);
            one.store.happened(new LagHistory.Happening(NOON, "COMMAND", "pause", null, null));
            one.store.writeNow(true);
            Files.delete(blocked);
            one.at(NOON.plusSeconds(400));
            one.go(ONE, 5);
            one.store.writeNow(true);
            assertThat(one.told).hasSize(2).last().asString().contains("again");
        }
        try (var next = new Store(blocked)) {
            next.at(NOON.plusSeconds(500));
            assertThat(next.last(HOUR, 10_000).stream().map(Span::last)).containsExactly(4L, 5L);
            assertThat(next.store.happenings(NOON, NOON, 9).join()).hasSize(1);
        }
    }

    @Test
    void aFileThatOthersHoldIsWaitedFor() throws SQLException {
        write(1);
        try (var connection = sql(); var run = connection.createStatement(); var one = new Store(folder)) {
            one.at(NOON.plusSeconds(60));
            one.last(HOUR, 10);
            run.execute("BEGIN EXCLUSIVE");
            one.go(ONE, 41);
            one.store.writeNow(true);
            run.execute("COMMIT");
            one.store.writeNow(true);
            assertThat(one.last(HOUR, 10_000).stream().map(Span::last)).containsExactly(0L, 41L);
            assertThat(one.told).isEmpty();
        }
        assertThat(folder.resolve(ASIDE)).doesNotExist();
    }

    @Test
    void twoStoresThatWriteAtOnceLoseNothing() throws Exception {
        try (var left = new Store(folder);
                var right = new Store(folder);
                var both = Executors.newFixedThreadPool(2)) {
            var writers = List.of(left, right).stream().map(window -> both.submit(() -> {
                for (int n = 0; n < 60; n++) {
                    window.go(ONE, n);
                    window.go(new ConsumerId("ORDERS", window == left ? "left" : "right"), n);
                    window.store.writeNow(true);
                }
            })).toList();
            for (var writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        }
        try (var next = new Store(folder)) {
            next.at(NOON.plusSeconds(300));
            for (var name : List.of("worker", "left", "right")) {
                var spans = next.last(new ConsumerId("ORDERS", name), HOUR, 10_000);
                assertThat(spans.stream().filter(span -> span.samples() > 0)).as(name).hasSize(60);
                assertThat(spans.getLast().last()).isEqualTo(59);
            }
            assertThat(next.told).isEmpty();
        }
        assertThat(ask("PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void aProgramThatIsKilledWhileItWritesLeavesASoundFile() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (int round = 0; round < 2; round++) {
            var child = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                    System.getProperty("java.class.path"), WritingChild.class.getName(), folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (var said = child.inputReader()) {
                assertThat(said.readLine()).isEqualTo("writing");
                long size = Files.size(file());
                Await.until(Duration.ofSeconds(30), "it writes on",
                        () -> Files.size(file()) > size || !child.isAlive());
                assertThat(child.isAlive()).isTrue();
            } finally {
                child.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
            }
        }
        try (var next = new Store(folder)) {
            next.at(NOON.plusSeconds(60));
            assertThat(next.last(HOUR, 10_000)).isNotEmpty();
            assertThat(next.last(Duration.ofHours(20), 10_000)).as("made of the finer ones").isNotEmpty();
            assertThat(next.told).isEmpty();
        }
        assertThat(ask("PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void whatTheWiderTiersLackAfterASuddenEndIsMadeOfTheFinerOnes() {
        try (var killed = new Store(folder)) {
            for (int n = 0; n < 100; n++) {
                killed.go(ONE, n);
            }
            killed.store.writeNow(false); // only what is written every ten seconds
            try (var next = new Store(folder)) {
                next.at(NOON.plusSeconds(300));
                assertThat(next.last(Duration.ofHours(20), 10_000).stream().mapToLong(Span::samples).sum())
                        .isEqualTo(100);
                var wide = next.last(Duration.ofDays(20), 10_000);
                assertThat(wide).containsExactly(new Span(NOON.toEpochMilli(), 300_000, 0, 99, 99, 100));
            }
        }
    }

    /** The bound is refused by the database with the same words as a full disk. */
    @Test
    void whenThereIsNoRoomForThePresentItIsKeptInMemoryAndSaid() throws SQLException {
        try (var one = new Store(folder, "nats://lab:4222", NOON, 64 << 10)) {
            one.last(HOUR, 10);
            for (int n = 0; n < 2_000; n++) {
                one.sample(new ConsumerId("ORDERS", "consumer number " + n), n);
            }
            one.store.writeNow(true);
            assertThat(one.told).singleElement().asString().contains("until the monitor ends").contains("no room");
            one.at(NOON.plusSeconds(10));
            assertThat(one.last(new ConsumerId("ORDERS", "consumer number 1999"), HOUR, 10_000)).hasSize(1);
        }
        assertThat(ask("PRAGMA integrity_check")).isEqualTo("ok");
    }

    /** SQLite rolls back by itself then, and what it says of a second time is not why. */
    @Test
    void aDiskThatIsFullAtTheFirstStartIsNoBrokenFile() throws SQLException {
        try (var empty = sql(); var run = empty.createStatement()) {
            run.execute("PRAGMA max_page_count = 1");
            assertThatThrownBy(() -> Schema.bring(empty)).isInstanceOfSatisfying(SQLException.class,
                    failed -> assertThat(Trouble.of(failed)).isEqualTo(Trouble.FULL));
        }
    }

    @Test
    void aDatabaseThatCannotBeLoadedIsSaidAndNobodyWaits() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-Dorg.sqlite.tmpdir=" + folder + "/missing/x",
                "-cp", System.getProperty("java.class.path"), UnloadableChild.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var said = child.inputReader()) {
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said.readLine()).contains("There is no history of lag in this run");
            assertThat(said.readLine()).as("what is not written is still known").startsWith("answered 1");
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void theFileKeepsItsBoundAndTheOldestGoesFirst() throws Exception {
        long most = 512 << 10;
        var random = new Random(3);
        try (var one = new Store(folder, "nats://lab:4222", NOON, most)) {
            for (int minute = 0; minute < 20 * 60; minute++) {
                for (int n = 0; n < 60; n++) {
                    one.sample(new ConsumerId("ORDERS", "c" + n), random.nextInt(100_000));
                }
                one.at(NOON.plus(Duration.ofMinutes(minute + 1)));
                one.store.writeNow(false);
            }
            assertThat(Files.size(file())).isLessThanOrEqualTo(most);
            assertThat(one.told).singleElement().asString().contains("reached its bound").contains("given up");
            var id = new ConsumerId("ORDERS", "c7");
            assertThat(one.last(id, HOUR, 10_000)).isNotEmpty();
            assertThat(one.store.between(id, LagHistory.Figure.LAG, NOON, NOON.plus(HOUR), 100).join()).isEmpty();
            assertThat(one.last(id, Duration.ofHours(20), 1_000)).as("only the widest buckets reach back so far")
                    .hasSizeGreaterThan(60).allMatch(span -> span.width() == 300_000);
        }
        assertThat(ask("PRAGMA integrity_check")).isEqualTo("ok");
    }
}
