package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Difference;
import claudoom.monitor.feature.streams.model.Template;

/** What somebody can do about what a server said no to; servers say it in words of their own. */
final class Refusal {

    private Refusal() {}

    /** A sentence that begins with a blank, or nothing where the server's words say enough. */
    static String advice(Deed deed, String serversWords) {
        return switch (deed) {
            case Deed.Create create when serversWords.contains("not supported in non-clustered") ->
                " " + create.copies() + " copies need " + create.copies()
                        + " servers in a cluster; this one is alone. Choose one copy.";
            case Deed.Create create when room(serversWords) -> " " + room(create.template());
            case Deed.Update update when room(serversWords) -> " " + room(update.template());
            case Deed.Create create when serversWords.contains("no suitable peers") ->
                " There are not " + create.copies()
                        + " servers for as many copies now. Choose fewer copies, or wait for"
                        + " the servers.";
            default -> "";
        };
    }

    private static boolean room(String serversWords) {
        return serversWords.contains("insufficient") || serversWords.contains("resource limits exceeded");
    }

    private static String room(Template template) {
        return template.bytes() == null
                ? "Give JetStream more room (max_file_store, or the account's limit)."
                : "A server sets the room of a limit aside: %s. Give JetStream more room (max_file_store, or the account's"
                        .formatted(Difference.bytes(template.bytes()))
                        + " limit), or take the smaller limit of the other document.";
    }
}
