package claudoom.monitor.feature.connect.wire;

import claudoom.monitor.feature.connect.model.Draft;
import claudoom.monitor.feature.connect.model.Filled;
import claudoom.monitor.feature.connect.model.LoginKind;
import claudoom.monitor.feature.connect.model.Part;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.ConnectOptions.Tls;
import claudoom.monitor.nats.Secret;
import claudoom.monitor.nats.ServerUrls;
import claudoom.monitor.nats.Usable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is connected with out of what stands in the sheet. A secret of the connection that the sheet was filled from is used
 * again only while server and login stay as they were: it was written down for that server and no other.
 */
public final class Asked {

    private static final String USUAL_INBOX = "_INBOX";

    private final Draft draft;
    private final ConnectOptions base;
    private final String home;
    private final Map<Part, String> faults = new EnumMap<>(Part.class);

    private Asked(Draft draft, ConnectOptions base, String home) {
        this.draft = draft;
        this.base = base;
        this.home = home;
    }

    /**
     * One of both.
     *
     * @param options null if something is wrong
     * @param faults what is wrong, in words
     */
    public record Made(@Nullable ConnectOptions options, Map<Part, String> faults) {}

    /** How that connection looks in the sheet: without its secrets. */
    public static Filled filled(ConnectOptions from, boolean readOnly, String words) {
        var texts = new EnumMap<Part, String>(Part.class);
        var kept = EnumSet.noneOf(Part.class);
        var user = from.user() != null ? from.user() : from.servers().password() == null ? null : from.servers().user();
        boolean token = from.token() != null || (from.servers().user() != null && from.servers().password() == null);
        texts.put(Part.SERVERS, from.servers().toString());
        put(texts, Part.USER, user);
        put(texts, Part.CREDS, from.creds());
        put(texts, Part.NKEY, from.nkey());
        put(texts, Part.CA, from.tls().ca());
        put(texts, Part.CERT, from.tls().cert());
        put(texts, Part.KEY, from.tls().key());
        texts.put(Part.INBOX, from.inboxPrefix().equals(USUAL_INBOX) ? "" : from.inboxPrefix());
        if (from.password() != null || from.servers().password() != null) {
            kept.add(Part.PASSWORD);
        }
        if (token) {
            kept.add(Part.TOKEN);
        }
        var login = from.creds() != null
                ? LoginKind.CREDS
                : from.nkey() != null
                        ? LoginKind.NKEY
                        : user != null ? LoginKind.USER : token ? LoginKind.TOKEN : LoginKind.NONE;
        return new Filled(new Draft(texts, login, readOnly), kept, words);
    }

    private static void put(Map<Part, String> texts, Part part, @Nullable Object value) {
        if (value != null) {
            texts.put(part, value.toString());
        }
    }

    /**
     * Reads the files that are named, so it may wait.
     *
     * @param base what the sheet was filled from
     * @param home for what begins with {@code ~/}
     */
    public static Made made(Draft draft, ConnectOptions base, String home) {
        var asked = new Asked(draft, base, home);
        var options = asked.options();
        return asked.faults.isEmpty() ? new Made(options, Map.of()) : new Made(null, asked.faults);
    }

    private @Nullable ConnectOptions options() {
        var was = filled(base, draft.readOnly(), "");
        var servers = servers();
        checkFiles();
        checkInbox();
        if (servers == null || !faults.isEmpty()) {
            return null;
        }
        if (draft.sameButForSecrets(was.draft()) && nothingTyped()) {
            return base;
        }
        boolean sameLogin = servers.user() == null && sameLogin(was.draft(), servers);
        var login = draft.login();
        var user = login == LoginKind.USER ? draft.text(Part.USER) : null;
        var made = new ConnectOptions(servers, user,
                login == LoginKind.USER ? secret(Part.PASSWORD, sameLogin ? password() : null) : null,
                login == LoginKind.TOKEN
                        ? needed(secret(Part.TOKEN, sameLogin ? token() : null))
                        : sameLogin ? base.token() : null,
                login == LoginKind.CREDS ? path(Part.CREDS) : null, login == LoginKind.NKEY ? path(Part.NKEY) : null,
                new Tls(path(Part.CA), path(Part.CERT), path(Part.KEY), first(servers)), inbox(), context(was));
        return faults.isEmpty() ? made : null;
    }

    /** What asks for encryption before all else does so for its own server. */
    private boolean first(ServerUrls servers) {
        return base.tls().first() && servers.urls().equals(base.servers().urls());
    }

    private boolean nothingTyped() {
        return draft.login().parts().stream().noneMatch(part -> part.secret() && !draft.text(part).isEmpty());
    }

    /** Also not if what was encrypted by files would go in clear now. */
    private boolean sameLogin(Draft was, ServerUrls servers) {
        return draft.login() == was.login() && (files(draft) || !files(was))
                && servers.urls().equals(base.servers().urls())
                && draft.login().parts().stream()
                        .allMatch(part -> part.secret() || draft.text(part).equals(was.text(part)));
    }

    private static boolean files(Draft of) {
        return !(of.text(Part.CA) + of.text(Part.CERT) + of.text(Part.KEY)).isEmpty();
    }

    /** It stays that context as long as nothing is said against what stands in it. */
    private @Nullable String context(Filled was) {
        boolean against = draft.login().parts().stream()
                .anyMatch(part -> part.secret() && !draft.text(part).isEmpty() && was.kept().contains(part));
        return draft.sameButForSecrets(was.draft()) && !against ? base.context() : null;
    }

    private @Nullable Secret password() {
        return base.password() != null ? base.password() : base.servers().password();
    }

    private @Nullable Secret token() {
        var user = base.servers().user();
        return base.token() != null ? base.token() : user == null ? null : new Secret(user);
    }

    private @Nullable Secret secret(Part part, @Nullable Secret before) {
        var typed = draft.text(part);
        return typed.isEmpty() ? before : new Secret(typed);
    }

    private @Nullable ServerUrls servers() {
        try {
            var servers = ServerUrls.parse(draft.text(Part.SERVERS));
            if (servers.user() != null && draft.login() != LoginKind.NONE) {
                faults.put(Part.SERVERS, "The address brings a login of its own; take it out, or choose \""
                        + LoginKind.NONE + "\" below");
            }
            return servers;
        } catch (BadConnectOptions wrong) {
            faults.put(Part.SERVERS, words(wrong));
            return null;
        }
    }

    private void checkFiles() {
        switch (draft.login()) {
            case USER -> needed(Part.USER, "A user is needed for this login");
            case CREDS -> check(Part.CREDS, Usable::creds);
            case NKEY -> check(Part.NKEY, Usable::nkey);
            case TOKEN, NONE -> {
            }
        }
        if (!draft.text(Part.CA).isEmpty()) {
            check(Part.CA, Usable::authority);
        }
        if (!draft.text(Part.CERT).isEmpty() || !draft.text(Part.KEY).isEmpty()) {
            try {
                Usable.certificate(path(Part.CERT), path(Part.KEY));
            } catch (BadConnectOptions wrong) {
                boolean key =
                        draft.text(Part.KEY).isEmpty() || String.valueOf(wrong.getMessage()).startsWith("--tlskey");
                faults.put(key ? Part.KEY : Part.CERT, words(wrong));
            }
        }
    }

    private @Nullable Secret needed(@Nullable Secret token) {
        if (token == null) {
            faults.put(Part.TOKEN, "A token is needed for this login");
        }
        return token;
    }

    private void checkInbox() {
        try {
            Usable.inboxPrefix(inbox());
        } catch (BadConnectOptions wrong) {
            faults.put(Part.INBOX, words(wrong));
        }
    }

    private String inbox() {
        var typed = draft.text(Part.INBOX);
        return typed.isEmpty() ? USUAL_INBOX : typed;
    }

    private void needed(Part part, String fault) {
        if (draft.text(part).isEmpty()) {
            faults.put(part, fault);
        }
    }

    /** Whether a file can be used. */
    @FunctionalInterface
    private interface Check {
        void of(Path file) throws BadConnectOptions;
    }

    private void check(Part part, Check check) {
        var file = path(part);
        if (file == null) {
            faults.putIfAbsent(part, "A file is needed here");
            return;
        }
        try {
            check.of(file);
        } catch (BadConnectOptions wrong) {
            faults.put(part, words(wrong));
        }
    }

    /** Null if nothing is written, or what is written cannot be a path. */
    private @Nullable Path path(Part part) {
        var text = draft.text(part);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Path.of(text.startsWith("~/") ? home + text.substring(1) : text);
        } catch (InvalidPathException wrong) {
            faults.put(part, "\"" + text + "\" cannot be the path of a file");
            return null;
        }
    }

    private static String words(BadConnectOptions wrong) {
        return FieldWords.of(String.valueOf(wrong.getMessage()));
    }
}
