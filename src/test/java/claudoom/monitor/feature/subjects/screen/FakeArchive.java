package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Archive;
import claudoom.monitor.feature.subjects.model.Asked;
import claudoom.monitor.feature.subjects.model.HistoryMessage;
import claudoom.monitor.feature.subjects.model.HistoryMessage.Place;
import claudoom.monitor.feature.subjects.model.Holder;
import claudoom.monitor.feature.subjects.model.OlderMessages;
import claudoom.monitor.feature.subjects.model.StoredPage;
import claudoom.monitor.feature.subjects.model.StreamSummary;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.SubjectPattern;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Streams made by hand, and what was asked of them. */
final class FakeArchive implements Archive {

    final Map<String, TreeMap<Long, HistoryMessage>> streams = new TreeMap<>();
    final List<String> asked = new ArrayList<>();
    String trouble = "";
    /** How many subjects a stream says it holds, where that is not what it holds. */
    final Map<String, Long> said = new HashMap<>();
    /** When a stream was made, where that matters. */
    final Map<String, String> made = new HashMap<>();

    void store(String stream, long sequence, String subject, String payload, Instant at) {
        var bytes = payload.getBytes(StandardCharsets.UTF_8);
        var arrival = new Arrival(at, subject, Meaning.NONE, bytes, bytes.length, Map.of());
        streams.computeIfAbsent(stream, name -> new TreeMap<>()).put(sequence,
                new HistoryMessage(arrival, -1, false, new Place(stream, sequence)));
    }

    @Override
    public Asked<List<Holder>> holders(String subject) {
        asked.add("holders " + subject);
        if (!trouble.isEmpty()) {
            return Asked.failed(trouble);
        }
        var holders = new ArrayList<Holder>();
        streams.forEach((name, held) -> {
            var its = held.values().stream().filter(one -> one.arrival().subject().equals(subject)).toList();
            var newest = its.isEmpty() ? null : its.getLast();
            holders.add(new Holder(name, "limits", (long) its.size(),
                    newest == null || newest.stored() == null ? 0 : newest.stored().sequence(),
                    newest == null ? null : newest.arrival().at(), ""));
        });
        return Asked.of(holders);
    }

    @Override
    public Asked<OlderMessages> older(String stream, String subject, long before, int most, BooleanSupplier wanted) {
        asked.add("older " + subject + " " + before);
        if (!trouble.isEmpty()) {
            return Asked.failed(trouble);
        }
        var its = streams.getOrDefault(stream, new TreeMap<>()).headMap(before, false).descendingMap().values().stream()
                .filter(one -> one.arrival().subject().equals(subject)).toList();
        var part = its.subList(0, Math.min(most, its.size()));
        long reached = part.isEmpty() || part.getLast().stored() == null ? 1 : part.getLast().stored().sequence();
        return Asked.of(new OlderMessages(part, reached, part.size() == its.size()));
    }

    @Override
    public Asked<List<StreamSummary>> streams() {
        asked.add("streams");
        return trouble.isEmpty()
                ? Asked.of(streams.keySet().stream().map(name -> new StreamSummary(name,
                        List.of(new SubjectPattern("lab.>")), said.getOrDefault(name, count(name)),
                        streams.getOrDefault(name, new TreeMap<>()).size(), "", made.getOrDefault(name, "then")))
                        .toList())
                : Asked.failed(trouble);
    }

    private long count(String stream) {
        return streams.getOrDefault(stream, new TreeMap<>()).values().stream()
                .map(one -> one.arrival().subject()).distinct().count();
    }

    @Override
    public Asked<StoredPage> subjects(String stream, String filter, int most, BooleanSupplier wanted) {
        asked.add("subjects " + stream + " " + filter);
        if (!trouble.isEmpty()) {
            return Asked.failed(trouble);
        }
        var pattern = new SubjectPattern(filter);
        var found = new HashMap<String, Long>();
        streams.getOrDefault(stream, new TreeMap<>()).values().forEach(one -> {
            if (pattern.matches(one.arrival().subject())) {
                found.merge(one.arrival().subject(), 1L, Long::sum);
            }
        });
        return Asked.of(found.size() > most
                ? new StoredPage(stream, filter, Map.of(), found.size())
                : new StoredPage(stream, filter, found, found.size()));
    }
}
