package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.LagPicture;
import claudoom.monitor.feature.lag.model.StreamFigures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The sections "streams" and "consumers" of report.json; what is not known at this moment is null. */
public final class LagReport {

    private LagReport() {}

    public static Map<String, @Nullable Object> of(LagPicture picture) {
        var report = new LinkedHashMap<String, @Nullable Object>();
        report.put("streams", picture.streams().stream().map(LagReport::stream).toList());
        report.put("consumers", picture.consumers().stream().map(LagReport::consumer).toList());
        return report;
    }

    private static Map<String, @Nullable Object> stream(StreamFigures stream) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", stream.name());
        fields.put("messages", stream.messages());
        fields.put("bytes", stream.bytes());
        fields.put("first_seq", stream.firstSeq());
        fields.put("last_seq", stream.lastSeq());
        fields.put("consumers", stream.consumers());
        fields.put("limit_used_percent", stream.limitUsedPercent());
        return fields;
    }

    private static Map<String, @Nullable Object> consumer(ConsumerLag lag) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("stream", lag.id().stream());
        fields.put("name", lag.id().consumer());
        fields.put("pending", known(lag, ConsumerSample::pending));
        fields.put("ack_pending", known(lag, ConsumerSample::ackPending));
        fields.put("redelivered", known(lag, ConsumerSample::redelivered));
        fields.put("waiting", known(lag, ConsumerSample::waiting));
        fields.put("lag", lag.lag());
        fields.put("oldest_unacked_seconds", lag.unackedSeconds());
        fields.put("oldest_undelivered_seconds", lag.undeliveredSeconds());
        fields.put("state", lag.state().word());
        fields.put("slope_per_second", lag.slope());
        fields.put("eta_seconds", lag.drainSeconds());
        return fields;
    }

    private static @Nullable Long known(ConsumerLag lag, ToLongFunction<ConsumerSample> field) {
        var sample = lag.sample();
        return lag.fresh() && sample != null ? (Long) field.applyAsLong(sample) : null;
    }
}
