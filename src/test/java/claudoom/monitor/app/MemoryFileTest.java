package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import claudoom.monitor.kit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the screens remember outlives the program, for each connection its own, and is never a reason to fail. */
class MemoryFileTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private MemoryFile memory(String connection) {
        return memory(connection, NOW);
    }

    private MemoryFile memory(String connection, Instant now) {
        return new MemoryFile(folder, connection, InstantSource.fixed(now));
    }

    @Test
    void everyConnectionHasItsOwn() {
        try (var lab = memory("nats://lab:4222"); var prod = memory("nats://prod:4222")) {
            lab.part("events").put("filter", "kind = death");
            prod.part("events").put("filter", "ü \u202e \" \n");
            lab.put("gone", "x");
            lab.put("gone", null);
        }
        try (var lab = memory("nats://lab:4222"); var prod = memory("nats://prod:4222")) {
            assertThat(lab.part("events").get("filter")).isEqualTo("kind = death");
            assertThat(prod.part("events").get("filter")).isEqualTo("ü \u202e \" \n");
            assertThat(lab.get("gone")).isNull();
            assertThat(lab.notice()).isNull();
        }
    }

    @Test
    void itIsWrittenAWhileAfterAChangeAndLeavesNothingBeside() throws IOException {
        try (var one = memory("a")) {
            one.put("x", "1");
            Await.until(Duration.ofSeconds(10), "written", () -> Files.exists(folder.resolve("memory.json")));
            try (var other = memory("a")) {
                assertThat(other.get("x")).isEqualTo("1");
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("memory.json",
                    "memory.lock");
        }
    }

    @Test
    void twoWindowsDoNotUndoEachOther() {
        try (var one = memory("a"); var two = memory("a"); var three = memory("b")) {
            one.put("left", "1");
            two.put("right", "2");
            three.put("left", "3");
        }
        try (var a = memory("a"); var b = memory("b")) {
            assertThat(a.get("left")).isEqualTo("1");
            assertThat(a.get("right")).isEqualTo("2");
            assertThat(b.get("left")).isEqualTo("3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "{", "[1,2]", "\u0000\u0001", "null", "{}", "{\"connections\":7}", ""})
    void aBrokenFileIsSetAsideAndSaid(String content) throws IOException {
        Files.writeString(folder.resolve("memory.json"), content);
        try (var memory = memory("a")) {
            assertThat(memory.notice()).contains("memory.broken-20261121-120000.json");
            assertThat(memory.get("x")).isNull();
            memory.put("x", "1");
        }
        assertThat(folder.resolve("memory.broken-20261121-120000.json")).hasContent(content);
        try (var memory = memory("a")) {
            assertThat(memory.get("x")).isEqualTo("1");
        }
    }

    @Test
    void whatMakesNoSenseInItIsLeftOut() throws IOException {
        Files.writeString(folder.resolve("memory.json"), """
                {"version":9,"more":1,"connections":{"a":{"used":"x","values":{"x":"1","y":2,"z":null}},"b":3}}""");
        try (var memory = memory("a")) {
            assertThat(memory.get("x")).isEqualTo("1");
            assertThat(memory.get("y")).isNull();
            assertThat(memory.notice()).isNull();
        }
    }

    @Test
    void itIsBounded() {
        for (int n = 0; n < Remembered.MOST_CONNECTIONS + 5; n++) {
            try (var memory = memory("connection " + n, NOW.plusSeconds(n))) {
                memory.put("x", "1");
            }
        }
        try (var oldest = memory("connection 4"); var newest = memory("connection 5")) {
            assertThat(oldest.get("x")).isNull();
            assertThat(newest.get("x")).isEqualTo("1");
            for (int n = 0; n < Remembered.MOST_NAMES + 5; n++) {
                newest.put("name " + n, "v");
            }
            newest.put("long", "ü".repeat(Remembered.MOST_BYTES / 2 + 1));
            assertThat(newest.get("long")).isNull();
            assertThat(newest.get("name 4")).isNull();
            assertThat(newest.get("name " + (Remembered.MOST_NAMES + 4))).isEqualTo("v");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidOnceAndNoReasonToFail() throws IOException {
        var file = Files.createFile(folder.resolve("a-file"));
        assertThatCode(() -> {
            try (var memory = new MemoryFile(file.resolve("below"), "a", InstantSource.fixed(NOW))) {
                assertThat(memory.notice()).contains("is not remembered").contains("cannot be written");
                memory.put("x", "1");
                assertThat(memory.get("x")).isEqualTo("1");
            }
        }).doesNotThrowAnyException();
    }
}
