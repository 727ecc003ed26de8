package claudoom.monitor.nats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one context, read as the nats CLI reads them: paths with ~ and variables, secrets also as references.
 *
 * @param words how messages call the context
 */
record ContextFields(String words, JsonNode fields, Map<String, String> environment, String home) {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");
    private static final Pattern REFERENCE = Pattern.compile("(?s)([a-z]{2,10})://.*");
    private static final Pattern DATA = Pattern.compile("(?s)data:[^,]*;base64,(.*)");

    /** Null if it is not there or empty. */
    @Nullable String text(String name) throws BadConnectOptions {
        var value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new BadConnectOptions(words + " is broken: its " + name + " is no text");
        }
        var text = value.stringValue();
        return text.isBlank() ? null : text;
    }

    /** False if it is not there. */
    boolean on(String name) {
        return fields.path(name).asBoolean(false);
    }

    /** A secret in the file itself, or where that points to: a variable, a file or data. */
    @Nullable Secret secret(String name) throws BadConnectOptions {
        var text = text(name);
        if (text == null) {
            return null;
        }
        var data = DATA.matcher(text);
        if (data.matches()) {
            return new Secret(line(decoded(name, data.group(1))));
        }
        if (text.startsWith("env://")) {
            return new Secret(variable(name, text.substring("env://".length())));
        }
        if (text.startsWith("file://")) {
            return new Secret(line(content(name, path(name, text))));
        }
        if (text.startsWith("op://") || text.startsWith("nsc://")) {
            throw elsewhere(name, text.substring(0, text.indexOf(':')));
        }
        return new Secret(text);
    }

    private String variable(String name, String variable) throws BadConnectOptions {
        var value = environment.get(variable);
        if (value == null || value.isEmpty()) {
            throw new BadConnectOptions(words + " takes its " + name + " from $" + variable + ", which is not set");
        }
        return value;
    }

    private byte[] decoded(String name, String base64) throws BadConnectOptions {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw new BadConnectOptions(words + " is broken: the data of its " + name + " is no Base64");
        }
    }

    private byte[] content(String name, Path file) throws BadConnectOptions {
        try {
            return Files.readAllBytes(file);
        } catch (IOException | SecurityException closed) {
            throw unreadable(name, file);
        }
    }

    private static String line(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replaceAll("[\r\n]+$", "");
    }

    /** A file that can be read. */
    @Nullable Path file(String name) throws BadConnectOptions {
        var text = text(name);
        if (text == null) {
            return null;
        }
        var reference = REFERENCE.matcher(text);
        if (text.startsWith("data:") || (reference.matches() && !reference.group(1).equals("file"))) {
            throw elsewhere(name, text.substring(0, text.indexOf(':')));
        }
        var file = path(name, text);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw unreadable(name, file);
        }
        return file;
    }

    private Path path(String name, String text) throws BadConnectOptions {
        var bare = text.startsWith("file://") ? text.substring("file://".length()) : text;
        var full = VARIABLE.matcher(bare).replaceAll(found -> {
            var variable = found.group(1) != null ? found.group(1) : found.group(2);
            return Matcher.quoteReplacement(environment.getOrDefault(variable, ""));
        });
        try {
            return Path.of(full.startsWith("~") ? home + full.substring(1) : full);
        } catch (InvalidPathException broken) {
            throw new BadConnectOptions(words + " is broken: its " + name + " is no path");
        }
    }

    private BadConnectOptions unreadable(String name, Path file) {
        return new BadConnectOptions(words + " names the " + name + " file " + file
                + ", which cannot be read; check the path and its permissions, or give --" + option(name));
    }

    private BadConnectOptions elsewhere(String name, String kind) {
        return new BadConnectOptions(words + " keeps its " + name + " in " + kind
                + ":, which this program does not read; give --" + option(name));
    }

    private static String option(String name) {
        return switch (name) {
            case "cert", "key", "ca" -> "tls" + name;
            default -> name;
        };
    }
}
