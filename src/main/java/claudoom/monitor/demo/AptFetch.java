package claudoom.monitor.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Brings nats-server from the package source that this machine already uses (Debian and its relatives), without root and
 * without touching what is installed: the package lists are our own and go away again, signatures are checked as always.
 */
final class AptFetch {

    private final Path aptGet;
    private final Path dpkgDeb;
    private final Duration limit;

    private AptFetch(Path aptGet, Path dpkgDeb, Duration limit) {
        this.aptGet = aptGet;
        this.dpkgDeb = dpkgDeb;
        this.limit = limit;
    }

    /** Empty where the folders of the PATH hold no apt. */
    static Optional<AptFetch> with(Collection<Path> path, Duration limit) {
        return find("apt-get", path).flatMap(apt -> find("dpkg-deb", path).map(dpkg -> new AptFetch(apt, dpkg, limit)));
    }

    private static Optional<Path> find(String name, Collection<Path> path) {
        return path.stream().map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst();
    }

    /** Puts the program at {@code target}, in one step: whoever looks there finds all of it or nothing. */
    void into(Path target) throws IOException, InterruptedException {
        var parent = target.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(target + " has no folder");
        }
        Files.createDirectories(parent);
        var work = Files.createTempDirectory(parent, "fetch-");
        try {
            var fetched = fetch(work);
            Files.move(fetched, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(work);
        }
    }

    private Path fetch(Path work) throws IOException, InterruptedException {
        var deb = Files.createDirectories(work.resolve("deb"));
        Files.createDirectories(work.resolve("lists").resolve("partial"));
        Files.createDirectories(work.resolve("cache").resolve("archives").resolve("partial"));
        long until = System.nanoTime() + limit.toNanos();
        // a source that does not answer must not spoil the others: what counts is whether the download works
        var update = ShortRun.of(left(until), work, apt(work, "update"));
        var download = ShortRun.of(left(until), deb, apt(work, "download", "nats-server"));
        if (!download.succeeded()) {
            throw new IOException(lastLine(download.output(), update.output()));
        }
        var root = work.resolve("root");
        var unpack = ShortRun.of(left(until), work,
                List.of(dpkgDeb.toString(), "-x", only(deb).toString(), root.toString()));
        if (!unpack.succeeded()) {
            throw new IOException(lastLine(unpack.output(), ""));
        }
        return programUnder(root);
    }

    private List<String> apt(Path work, String... words) {
        var command = new ArrayList<>(List.of(aptGet.toString(), "-q", "-o",
                "Dir::State::Lists=" + work.resolve("lists"), "-o",
                "Dir::Cache=" + work.resolve("cache"), "-o", "APT::Sandbox::User=root", "-o", "Acquire::Languages=none",
                "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=15", "-o", "Acquire::https::Timeout=15"));
        command.addAll(List.of(words));
        return command;
    }

    private static Duration left(long until) throws IOException {
        var left = Duration.ofNanos(until - System.nanoTime());
        if (left.isNegative()) {
            throw new IOException("the download took too long");
        }
        return left;
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".deb")).findFirst()
                    .orElseThrow(() -> new IOException("the download left no package"));
        }
    }

    private static Path programUnder(Path root) throws IOException {
        for (var place : List.of("usr/sbin", "usr/bin", "usr/local/bin")) {
            var program = root.resolve(place).resolve("nats-server");
            if (Files.isRegularFile(program)) {
                return program;
            }
        }
        throw new IOException("the package holds no nats-server");
    }

    private static String lastLine(String output, String before) {
        var lines = (before + "\n" + output).lines().filter(line -> line.startsWith("E: ")).toList();
        return lines.isEmpty() ? "apt-get download nats-server failed" : lines.getLast().substring(3);
    }
}
