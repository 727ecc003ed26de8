package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Criterion;
import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.terms.Memory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What this screen remembers of its arrangement. Whatever is found in the memory, it never fails: what cannot be read is as never set. */
final class Remembered {

    private static final int LONGEST = 8_000;

    private final Memory memory;

    Remembered(Memory memory) {
        this.memory = memory;
    }

    Criterion filter(String name) {
        var text = memory.get(name);
        var parts = text == null ? new String[0] : text.split(" ", 3);
        if (text == null || parts.length < 3 || text.length() > LONGEST) {
            return Criterion.NONE;
        }
        return new Criterion(parts[2], one(Criterion.Mode.values(), parts[0], Criterion.Mode.AUTO),
                one(Criterion.Where.values(), parts[1], Criterion.Where.SUBJECT));
    }

    void filter(String name, Criterion criterion) {
        put(name, criterion.equals(Criterion.NONE)
                ? null
                : criterion.mode() + " " + criterion.where() + " " + criterion.text());
    }

    Window window() {
        return one(Window.values(), memory.get("window"), Window.TEN_SECONDS);
    }

    void window(Window window) {
        put("window", window.name());
    }

    SiblingOrder order() {
        var text = memory.get("sort");
        var parts = text == null ? new String[0] : text.split(" ", 2);
        var by = parts.length == 0
                ? SiblingOrder.By.NAME
                : one(SiblingOrder.By.values(), parts[0], SiblingOrder.By.NAME);
        return new SiblingOrder(by, parts.length == 2 && parts[1].equals("reversed"), window());
    }

    void order(SiblingOrder order) {
        put("sort", order.by() + (order.reversed() ? " reversed" : ""));
    }

    List<String> open() {
        var text = memory.get("open");
        return text == null || text.length() > LONGEST * 2
                ? List.of()
                : Arrays.stream(text.split("\n")).filter(name -> !name.isBlank()).toList();
    }

    /** Keeps the last of them, as many as fit. */
    void open(List<String> names) {
        int from = names.size();
        int length = 0;
        while (from > 0 && length + names.get(from - 1).length() < LONGEST / 2) {
            from--;
            length += names.get(from).length() + 1;
        }
        put("open", from == names.size() ? null : String.join("\n", names.subList(from, names.size())));
    }

    /** Columns that the user has shown or hidden, by id. */
    Map<String, Boolean> columns() {
        return pairs("columns", text -> text.equals("shown") ? Boolean.TRUE : text.equals("hidden") ? false : null);
    }

    void columns(Map<String, Boolean> shown) {
        put("columns", joined(shown, is -> is ? "shown" : "hidden"));
    }

    Map<String, Double> widths() {
        return pairs("widths", Remembered::size);
    }

    void widths(Map<String, Double> widths) {
        put("widths", joined(widths, width -> Long.toString(Math.round(width))));
    }

    /** Where the tree ends and the detail begins, 0 to 1. */
    double splitOr(double otherwise) {
        var share = size(memory.get("split"));
        return share == null || share < 0.2 || share > 0.95 ? otherwise : share;
    }

    void split(double share) {
        put("split", Double.toString(share));
    }

    boolean detailShown() {
        return !"folded".equals(memory.get("detail"));
    }

    void detailShown(boolean shown) {
        put("detail", shown ? null : "folded");
    }

    private void put(String name, @Nullable String value) {
        memory.put(name, value);
    }

    private static <E extends Enum<E>> E one(E[] all, @Nullable String name, E otherwise) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst().orElse(otherwise);
    }

    private static @Nullable Double size(@Nullable String text) {
        try {
            double size = text == null ? Double.NaN : Double.parseDouble(text);
            return Double.isFinite(size) ? (Double) size : null;
        } catch (NumberFormatException broken) {
            return null;
        }
    }

    private <T> Map<String, T> pairs(String name, Function<String, @Nullable T> read) {
        var text = memory.get(name);
        var pairs = new LinkedHashMap<String, T>();
        for (var pair : text == null || text.length() > LONGEST ? new String[0] : text.split(" ")) {
            int is = pair.indexOf('=');
            var value = is < 0 ? null : read.apply(pair.substring(is + 1));
            if (value != null) {
                pairs.put(pair.substring(0, is), value);
            }
        }
        return pairs;
    }

    private static <T> String joined(Map<String, T> pairs, Function<T, String> written) {
        return pairs.entrySet().stream().map(pair -> pair.getKey() + "=" + written.apply(pair.getValue()))
                .collect(Collectors.joining(" "));
    }
}
