package claudoom.monitor.demo;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Hears what happens on a server, and asks. */
final class Ear {

    private final Connection connection;
    private final Queue<Message> heard = new ConcurrentLinkedQueue<>();

    Ear(Connection connection, String... subjects) throws IOException, TimeoutException, InterruptedException {
        this.connection = connection;
        var dispatcher = connection.createDispatcher(heard::add);
        for (var subject : subjects) {
            dispatcher.subscribe(subject);
        }
        connection.flush(Duration.ofSeconds(2));
    }

    /** How many messages so far came on a subject of that form (a regular expression). */
    long count(String form) {
        return heard.stream().filter(message -> message.getSubject().matches(form)).count();
    }

    List<Message> all(String form) {
        return heard.stream().filter(message -> message.getSubject().matches(form)).toList();
    }

    /** Whether nothing comes for a fifth of a second that an agent says of its own accord. */
    boolean silentForATime() {
        forget();
        long until = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(5_000_000);
        }
        return count("[^.]+\\.agent\\..*") == 0;
    }

    void forget() {
        heard.clear();
    }

    /** The first answer, or "nobody" when nobody listens, or "silence"; the connection has to report who is not there. */
    String ask(String subject, String payload) throws InterruptedException {
        return ask(subject, payload, Duration.ofSeconds(15));
    }

    String ask(String subject, String payload, Duration atMost) throws InterruptedException {
        CompletableFuture<Message> answer = connection.requestWithTimeout(subject,
                payload.getBytes(StandardCharsets.UTF_8), atMost.plusSeconds(1));
        try {
            var message = answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return new String(message.getData(), StandardCharsets.UTF_8);
        } catch (TimeoutException | CancellationException late) {
            return "silence";
        } catch (ExecutionException nobody) {
            return "nobody";
        }
    }

    /** All answers that come, until half a second is silent after one. */
    List<String> askAll(String subject) throws InterruptedException {
        var inbox = connection.createInbox();
        var answers = connection.subscribe(inbox);
        connection.publish(subject, inbox, new byte[0]);
        var texts = new ArrayList<String>();
        for (var next = answers.nextMessage(15_000); next != null; next = answers.nextMessage(500)) {
            texts.add(new String(next.getData(), StandardCharsets.UTF_8));
        }
        answers.unsubscribe();
        return texts;
    }
}
