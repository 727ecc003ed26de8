package claudoom.monitor.bench;

import claudoom.monitor.demo.PrivateServer;
import claudoom.monitor.demo.ServerBinary;
import claudoom.monitor.demo.ServerSetup;
import claudoom.monitor.feature.lag.screen.ConsumersShown;
import claudoom.monitor.feature.lag.wire.ConsumersSwept;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * {@code mvn -Pbench}: what receiving costs beside bare jnats in the same run, what the shown screens add, what 5,000
 * consumers cost, how long the start takes, what an idle window costs. Each flood is of 8,000,000 messages through a real server.
 */
public final class Bench {

    /** As fast as it goes for some twenty seconds, so that the compilers rest when it counts: after ten they took a tenth. */
    private static final long WARM = 24_000_000;
    private static final long COUNT = Long.getLong("bench.messages", 8_000_000);
    /** About what this pipeline takes a second; the minute at saturation takes as long as it takes. */
    private static final long SATURATION = Long.getLong("bench.saturation", 900_000);
    /** What the slowed down monitor can take a second. */
    private static final long OVERLOADED = 30_000;
    private static final long WARM_SLOWLY = 150_000;
    private static final long STEADY = 50_000;
    private static final int SOAK_SECONDS = Integer.getInteger("bench.soak", 600);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    private final Path program;
    private final List<String> flags;

    private Bench(Path program, List<String> flags) {
        this.program = program;
        this.flags = flags;
    }

    /** {@code PROGRAM-SCRIPT [JVM-FLAG...]}: the flags that the script gives the program go to the measured processes too. */
    public static void main(String[] args) throws Exception {
        var binary = ServerBinary.ofThisMachine();
        var setup = ServerSetup.of(binary.find(), binary.cacheFolder()).withoutJetStream();
        var bench = new Bench(Path.of(args[0]), List.of(args).subList(1, args.length));
        try (var server = PrivateServer.start(setup)) {
            System.out.println("nats-server " + ServerBinary.versionOf(binary.find()).orElse("?") + ", "
                    + Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version());
            bench.subjects();
            bench.consumers(ServerSetup.of(binary.find(), binary.cacheFolder()));
            bench.ingest(server.url());
            bench.idle(server.url());
            bench.endure(server.url());
        }
        bench.start();
    }

    private void ingest(String url) throws IOException, InterruptedException {
        var results = new LinkedHashMap<String, List<Result>>();
        for (int round = 0; round < ROUNDS; round++) {
            add(results, "a  bare jnats", flood(url, BareClient.class, List.of()));
            add(results, "b  pipeline", flood(url, Pipeline.class, List.of("none")));
            add(results, "c  with Subjects", flood(url, Pipeline.class, List.of("Subjects")));
            add(results, "c  with Events", flood(url, Pipeline.class, List.of("Events")));
            add(results, "c  with Agents", flood(url, Pipeline.class, List.of("Agents")));
            add(results, "c  with Control", flood(url, Pipeline.class, List.of("Control")));
            add(results, "d  others hidden", flood(url, Pipeline.class, List.of("hidden")));
        }
        System.out.printf(Locale.ROOT, "%n%-18s %10s %12s %10s %10s %12s %10s%n", "flood of " + COUNT, "us CPU/msg",
                "msg/s",
                "dropped", "FX task", "screen adds", "peak heap");
        double beside = median(results.getOrDefault("b  pipeline", List.of()), Result::beside);
        results.forEach((name, rounds) -> print(name, beside, rounds));
        double a = median(results.getOrDefault("a  bare jnats", List.of()), Result::microsAMessage);
        double b = median(results.getOrDefault("b  pipeline", List.of()), Result::microsAMessage);
        double shown = median(results.getOrDefault("c  with Control", List.of()), Result::microsAMessage);
        double d = median(results.getOrDefault("d  others hidden", List.of()), Result::microsAMessage);
        System.out.printf(Locale.ROOT, "ratio b/a %.2f, d/c with Control %.2f%n", b / a, d / shown);
    }

    /** A minute as fast as it goes, ten times more than can be taken, and a long steady stream. */
    private void endure(String url) throws IOException, InterruptedException {
        long minute = 60 * SATURATION;
        System.out.println("saturated for a minute: "
                + flood(url, Pipeline.class, minute, Long.MAX_VALUE, List.of("Events")).inWords());
        var slow = Long.toString(1_000_000_000L / OVERLOADED);
        System.out.println("ten times too much: " + said(url, Overload.class, List.of(Long.toString(WARM_SLOWLY),
                Long.toString(OVERLOADED * 10 * 20), slow), WARM_SLOWLY, OVERLOADED / 2, OVERLOADED * 10 * 20,
                OVERLOADED * 10));
        System.out.println("steady: " + said(url, Soak.class, List.of(Long.toString(WARM),
                Long.toString(SOAK_SECONDS)), WARM, Long.MAX_VALUE, (SOAK_SECONDS + 5) * STEADY, STEADY));
    }

    private static void add(Map<String, List<Result>> results, String name, Result result) {
        results.computeIfAbsent(name, any -> new ArrayList<>()).add(result);
    }

    private static void print(String name, double besideWithout, List<Result> rounds) {
        System.out.printf(Locale.ROOT, "%-18s %10.2f %12.0f %10.0f %7.0f ms %10.1f %% %7.0f MB%n", name,
                median(rounds, Result::microsAMessage),
                median(rounds, Result::rate), worst(rounds, Result::dropped), worst(rounds, Result::fx),
                100 * Math.max(0, worst(rounds, Result::beside) - besideWithout),
                worst(rounds, Result::heap) / 1e6);
    }

    private static double median(List<Result> rounds, ToDoubleFunction<Result> value) {
        var sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double worst(List<Result> rounds, ToDoubleFunction<Result> value) {
        return rounds.stream().mapToDouble(value).max().orElse(Double.NaN);
    }

    private Result flood(String url, Class<?> subscriber, List<String> more)
            throws IOException, InterruptedException {
        return flood(url, subscriber, COUNT, Long.MAX_VALUE, more);
    }

    private Result flood(String url, Class<?> subscriber, long count, long perSecond, List<String> more)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(Long.toString(WARM), Long.toString(count)));
        arguments.addAll(more);
        return read("RESULT " + said(url, subscriber, arguments, WARM, Long.MAX_VALUE, count, perSecond));
    }

    /** What the measured process says after a flood to warm it and the flood that counts. */
    private String said(String url, Class<?> subscriber, List<String> arguments, long warm, long warmPace, long count,
            long perSecond) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(url));
        all.addAll(arguments);
        var process = java(subscriber, all);
        try (BufferedReader lines = process.inputReader()) {
            await(lines, "READY");
            publish(url, warm, warmPace);
            await(lines, "WARM");
            process.outputWriter().append("go\n").flush();
            publish(url, count, perSecond);
            return await(lines, "RESULT").substring("RESULT ".length());
        } finally {
            end(process);
        }
    }

    private void idle(String url) throws IOException, InterruptedException {
        var process = java(Idle.class, List.of(url, "150", "40", "Overview", "Subjects", "Events", "Agents", "Lag",
                "Dead_letters", "Control", "Streams"));
        try (BufferedReader lines = process.inputReader()) {
            for (var line = await(lines, ""); !line.equals("DONE"); line = await(lines, "")) {
                if (line.startsWith("IDLE")) {
                    var result = read(line.substring(line.indexOf("RESULT")));
                    System.out.printf(Locale.ROOT,
                            "idle window, no traffic, %s: %.2f %% of a core, of it the window and the polling %.2f %%%n",
                            line.split(" ", -1)[1].replace('_', ' '), 100 * result.cpu / result.wall,
                            100 * result.beside);
                }
            }
        } finally {
            end(process);
        }
    }

    /** A million subjects on a shown screen. */
    private void subjects() throws IOException, InterruptedException {
        tell(SubjectsShown.class, List.of(), "SUBJECTS ");
    }

    /** 5,000 consumers on a server of their own: asking for them, showing them, a day of them. */
    private void consumers(ServerSetup setup) throws IOException, InterruptedException {
        try (var server = PrivateServer.start(setup)) {
            tell(ConsumersSwept.class, List.of(server.url(), Long.toString(server.pid())), "CONSUMERS ");
        }
        tell(ConsumersShown.class, List.of(), "CONSUMERS ");
    }

    /** What the measured process says, line by line. */
    private void tell(Class<?> measured, List<String> arguments, String sign)
            throws IOException, InterruptedException {
        var process = java(measured, arguments);
        try (BufferedReader lines = process.inputReader()) {
            for (var line = await(lines, ""); !line.equals("DONE"); line = await(lines, "")) {
                System.out.println(line.replace(sign, ""));
            }
        } finally {
            end(process);
        }
    }

    private void start() throws IOException, InterruptedException {
        var firstFrames = new ArrayList<String>();
        for (int round = 0; round < 5; round++) {
            var builder = new ProcessBuilder(program.toString(), "--demo", "--first-frame").redirectErrorStream(true);
            builder.environment().put("MONITOR_JAVA_OPTS", "-Dglass.platform=Headless -Dprism.order=sw");
            var process = builder.start();
            try (BufferedReader lines = process.inputReader()) {
                firstFrames.add(await(lines, "first"));
            } finally {
                end(process);
            }
        }
        System.out.println("start: " + firstFrames.stream().sorted().toList().get(firstFrames.size() / 2));
    }

    private static void publish(String url, long count, long perSecond) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Flood.class.getName(), url,
                Long.toString(count), Long.toString(perSecond)).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("the flood failed");
        }
    }

    private Process java(Class<?> main, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(new File("target/bench.log")))
                .start();
    }

    private static void end(Process process) throws InterruptedException {
        if (!process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static String await(BufferedReader lines, String word) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(word)) {
                return line;
            }
        }
        throw new IOException("the measured process ended without saying " + word + ", see target/bench.log");
    }

    private static Result read(String line) {
        var numbers = Arrays.stream(line.split(" ", -1)).skip(1).map(pair -> pair.split("=", -1)[1])
                .mapToDouble(Double::parseDouble).toArray();
        return new Result(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
    }

    /**
     * What one measured process said, in the order of {@link Measured#line}.
     *
     * @param cpu and wall in nanoseconds
     * @param beside cores spent by all threads but those that receive
     * @param fx longest wait for the FX thread in milliseconds
     * @param heap peak in bytes
     */
    private record Result(double cpu, double wall, double received, double dropped, double beside, double fx,
            double heap) {

        double microsAMessage() {
            return cpu / 1e3 / received;
        }

        double rate() {
            return received / (wall / 1e9);
        }

        String inWords() {
            return String.format(Locale.ROOT, "%,.0f messages in %.0f s, dropped %.0f, longest FX wait %.0f ms",
                    received,
                    wall / 1e9, dropped, fx);
        }
    }
}
