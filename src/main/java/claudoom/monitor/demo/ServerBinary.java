package claudoom.monitor.demo;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a nats-server to run, and fetches one where that is possible without root. */
public final class ServerBinary {

    /** Environment variable that names the program to use. */
    public static final String VARIABLE = "NATS_SERVER";

    private static final Logger LOG = System.getLogger(ServerBinary.class.getName());
    private static final Pattern VERSION = Pattern.compile("nats-server: v(\\S+)");
    private static final Duration VERSION_LIMIT = Duration.ofSeconds(20);
    private static final Duration FETCH_LIMIT = Duration.ofMinutes(2);
    private static final List<Path> USUAL_PLACES = List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"),
            Path.of("/usr/local/bin"), Path.of("/usr/local/sbin"), Path.of("/opt/homebrew/bin"), Path.of("/snap/bin"));

    private final Map<String, String> environment;
    private final String osName;
    private final List<Path> usualPlaces;
    private final Path cache;

    /** Looks with the environment and home folder given; nothing outside them but the usual places for programs. */
    public ServerBinary(Map<String, String> environment, Path home) {
        this(environment, home, System.getProperty("os.name", ""), USUAL_PLACES);
    }

    ServerBinary(Map<String, String> environment, Path home, String osName, List<Path> usualPlaces) {
        this.environment = Map.copyOf(environment);
        this.osName = osName;
        this.usualPlaces = List.copyOf(usualPlaces);
        this.cache = CacheFolder.of(environment, home, osName);
    }

    public static ServerBinary ofThisMachine() {
        return new ServerBinary(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /** Our cache folder on this machine, where fetched programs and marks of running servers lie. */
    public Path cacheFolder() {
        return cache;
    }

    /**
     * The program: named by {@value #VARIABLE}, on the PATH, in a usual place, in our cache, or fetched into it (up to
     * two minutes, once).
     *
     * @throws NoServerBinary if there is none and none can be fetched
     */
    public Path find() throws NoServerBinary {
        try {
            var named = environment.getOrDefault(VARIABLE, "");
            if (!named.isBlank()) {
                return working(Path.of(named)).orElseThrow(() -> new NoServerBinary(
                        "%s names %s, which is not a nats-server that runs here.".formatted(VARIABLE, named)));
            }
            var found = installed();
            return found.isPresent() ? found.get() : cachedOrFetched();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoServerBinary("The search for a nats-server was interrupted.");
        }
    }

    /** The version a program reports, such as 2.10.27; empty if it is not a nats-server that runs here. */
    public static Optional<String> versionOf(Path program) throws InterruptedException {
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            return Optional.empty();
        }
        try {
            var run = ShortRun.of(VERSION_LIMIT, Path.of("."), List.of(program.toString(), "--version"));
            var version = VERSION.matcher(run.output());
            return run.succeeded() && version.find() ? Optional.of(version.group(1)) : Optional.empty();
        } catch (IOException notRunnable) {
            LOG.log(Level.DEBUG, "cannot run " + program, notRunnable);
            return Optional.empty();
        }
    }

    private static Optional<Path> working(Path program) throws InterruptedException {
        return versionOf(program).map(version -> program.toAbsolutePath());
    }

    private Optional<Path> installed() throws InterruptedException {
        var folders = path();
        folders.addAll(usualPlaces);
        for (var folder : folders) {
            var program = working(folder.resolve(programName()));
            if (program.isPresent()) {
                return program;
            }
        }
        return Optional.empty();
    }

    private Path cachedOrFetched() throws NoServerBinary, InterruptedException {
        var cached = cache.resolve(programName());
        var good = working(cached);
        if (good.isPresent()) {
            return good.get();
        }
        var apt = AptFetch.with(path(), FETCH_LIMIT);
        if (apt.isEmpty()) {
            throw new NoServerBinary(advice("No nats-server was found", false));
        }
        Folders.delete(cached);
        try {
            return fetched(apt.get(), cached);
        } catch (IOException cacheRefused) {
            LOG.log(Level.DEBUG, "could not fetch a nats-server into " + cache, cacheRefused);
            if (writable(cache)) {
                throw fetchFailed(cacheRefused);
            }
        }
        return fetchedToTemporaryFolder(apt.get());
    }

    private Path fetchedToTemporaryFolder(AptFetch apt) throws NoServerBinary, InterruptedException {
        try {
            var folder = Files.createTempDirectory("claudoom-monitor-server-");
            var program = folder.resolve(programName());
            // deleted in the reverse order
            folder.toFile().deleteOnExit();
            program.toFile().deleteOnExit();
            return fetched(apt, program);
        } catch (IOException failed) {
            throw fetchFailed(failed);
        }
    }

    private static Path fetched(AptFetch apt, Path target) throws IOException, InterruptedException {
        apt.into(target);
        return working(target).orElseThrow(() -> new IOException("the fetched nats-server does not run here"));
    }

    private static boolean writable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "probe", null));
            return true;
        } catch (IOException readOnly) {
            LOG.log(Level.DEBUG, folder + " is read-only", readOnly);
            return false;
        }
    }

    private NoServerBinary fetchFailed(IOException why) {
        return new NoServerBinary(
                advice("No nats-server was found and fetching one failed (" + why.getMessage() + ")", true));
    }

    private String advice(String problem, boolean apt) {
        return problem + "; " + Advice.toInstall(osName, apt) + ".";
    }

    private List<Path> path() {
        var folders = new ArrayList<Path>();
        for (var folder : environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1)) {
            if (!folder.isBlank()) {
                folders.add(Path.of(folder));
            }
        }
        return folders;
    }

    private String programName() {
        return osName.toLowerCase(Locale.ROOT).startsWith("win") ? "nats-server.exe" : "nats-server";
    }
}
