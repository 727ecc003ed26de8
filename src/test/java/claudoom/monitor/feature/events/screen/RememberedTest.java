package claudoom.monitor.feature.events.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.Scope;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.Memory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the events screen remembers, and what it makes of a memory that is broken. */
class RememberedTest {

    private static final LinkState CONNECTED = new LinkState(Phase.CONNECTED, EventScene.START, "", null, null);
    private final Memory memory = Memory.ofThisRun();

    @Test
    void filtersColumnsAndWidthsComeBack() {
        var before = new EventScene(100, memory).model;
        before.saved().save("wörst & co\tx", "kills > 3");
        before.saved().save("b", "kind:error");
        before.addColumn("kills");
        before.addColumn("header.trace-id");
        before.columns().leave("events-agent", 171.6);
        before.halt().textProperty().set("kind:death");
        before.halt().arm();

        var after = new EventScene(100, memory).model;
        assertThat(after.saved().all()).extracting(SavedFilters.Saved::name).containsExactly("b", "wörst & co\tx");
        assertThat(after.saved().text("b")).isEqualTo("kind:error");
        assertThat(after.columns().places()).containsExactly("kills", "header.trace-id");
        assertThat(after.columns().width("events-agent", 140)).isEqualTo(172);
        assertThat(after.halt().textProperty().get()).isEqualTo("kind:death");
        assertThat(after.halt().armedProperty().get()).isFalse();
    }

    @Test
    void theFilterAndTheScopeComeBackButNotTheFreeze() {
        var before = new EventScene(100, memory);
        before.model.scopeProperty().set(Scope.AGENT_EVENTS);
        before.model.filterTextProperty().set("kind:death");
        before.action("a", 1);
        before.model.toggleFreeze();

        var after = new EventScene(100, memory);
        after.model.sight().room(10);
        after.action("a", 1);
        after.death("a", 2, 3);
        after.frame();
        after.frame();
        assertThat(after.model.scopeProperty().get()).isEqualTo(Scope.AGENT_EVENTS);
        assertThat(after.model.filterTextProperty().get()).isEqualTo("kind:death");
        assertThat(after.model.sight().rows()).hasSize(1);
        assertThat(after.model.frozen()).isNull();
    }

    @Test
    void theStreamThatWasLookedAtIsReadAgainOnceThereIsAConnection() {
        var before = scene();
        before.model.past().startKindProperty().set(StartKind.SEQUENCE);
        before.model.past().startTextProperty().set("40");
        before.model.past().sourceProperty().set(Source.named("AGENT_EVENTS"));

        var after = scene();
        frames(after);
        assertThat(after.model.past().active()).isFalse();
        after.model.accept(CONNECTED);
        frames(after);
        assertThat(after.model.past().sourceProperty().get().stream()).isEqualTo("AGENT_EVENTS");
        assertThat(after.details().getFirst()).startsWith("#40 · ");

        after.model.past().live();
        var last = scene();
        last.model.accept(CONNECTED);
        assertThat(last.model.past().active()).isFalse();
    }

    @Test
    void startAndPaceAreThoseOfLastTimeAlsoAfterLookingAtWhatComesLive() {
        var before = scene();
        before.model.past().startKindProperty().set(StartKind.SEQUENCE);
        before.model.past().startTextProperty().set("40");
        before.model.past().subjectsProperty().set("lab.agent.*.death");
        before.model.past().speedProperty().set(Speed.TEN);
        before.model.past().sourceProperty().set(Source.named("AGENT_EVENTS"));
        before.model.past().live();

        var after = scene();
        after.model.accept(CONNECTED);
        assertThat(after.model.past().active()).isFalse();
        assertThat(after.model.past().startKindProperty().get()).isEqualTo(StartKind.SEQUENCE);
        assertThat(after.model.past().startTextProperty().get()).isEqualTo("40");
        assertThat(after.model.past().subjectsProperty().get()).isEqualTo("lab.agent.*.death");
        assertThat(after.model.past().speedProperty().get()).isEqualTo(Speed.TEN);
        assertThat(after.model.past().history().speed()).isEqualTo(10);
    }

    @Test
    void whoIsSentToTheListBeforeSeesWhatComesLive() {
        memory.put("source", "AGENT_EVENTS");
        var scene = scene();
        scene.model.show("lab.agent.a.death");
        scene.model.accept(CONNECTED);
        assertThat(scene.model.past().active()).isFalse();
        assertThat(scene().model.past().active()).isFalse();
    }

    private EventScene scene() {
        var scene = new EventScene(100, memory);
        scene.model.sight().room(10);
        for (int n = 1; n <= 60; n++) {
            scene.archive.put("lab.agent.a.death", "{}", EventScene.START.minusSeconds(100 - n));
        }
        return scene;
    }

    private static void frames(EventScene scene) {
        for (int i = 0; i < 20; i++) {
            scene.frame();
        }
    }

    @Test
    void brokenMemoriesAreAsIfThereWereNone() {
        memory.put("saved", "%ZZ\nnone\n");
        memory.put("saved.%ZZ", "x");
        memory.put("columns", "a..b\nkills\nkills\n\n");
        memory.put("width.events-agent", "wide");
        memory.put("break", "((");
        memory.put("filter", "kind:\u0007((");
        memory.put("scope", "NONE");
        memory.put("source", "S");
        memory.put("source.start", "?");
        memory.put("source.speed", "?");

        var model = new EventScene(100, memory).model;
        assertThat(model.saved().all()).isEmpty();
        assertThat(model.columns().places()).containsExactly("kills");
        assertThat(model.columns().width("events-agent", 140)).isEqualTo(140);
        assertThat(model.halt().faultProperty().get()).isNotEmpty();
        assertThat(model.faultProperty().get()).isNotEmpty();
        assertThat(model.scopeProperty().get()).isEqualTo(Scope.ALL);
        model.accept(CONNECTED);
        assertThat(model.past().startKindProperty().get()).isEqualTo(StartKind.LAST);
        assertThat(model.past().speedProperty().get()).isEqualTo(Speed.FULL);
    }

    @Test
    void columnsAndSavedFiltersAreBounded() {
        var model = new EventScene(100, memory).model;
        for (int n = 0; n < 100; n++) {
            model.addColumn("field" + n);
            model.saved().save("name " + n, "x");
        }
        assertThat(model.columns().places()).hasSize(Columns.MOST);
        assertThat(model.columns().refusal("more")).contains("remove one");
        assertThat(model.saved().all()).hasSize(SavedFilters.MOST);
        assertThat(model.saved().refusal("one more")).contains("delete one");
        assertThat(model.saved().refusal("name 1")).isNull();
    }

    @Test
    void noSavedFilterIsLostToAnotherOfItsNameUnsaid() {
        var saved = new SavedFilters(memory);
        saved.save("a", "kind:death");
        saved.save("b", "kind:error");
        assertThat(saved.refusal("b", "a")).contains("another");
        saved.rename("b", "a");
        assertThat(saved.text("a")).isEqualTo("kind:death");
        assertThat(saved.text("b")).isEqualTo("kind:error");
        assertThat(saved.refusal("b", "b")).isNull();
        assertThat(saved.consequence("a")).contains("replaces");
        assertThat(saved.consequence("c")).isEmpty();
    }

    @Test
    void theOrderOfAddedColumnsCanBeChangedAndComesBack() {
        var scene = new EventScene(100, memory);
        scene.model.sight().room(10);
        scene.death("a", 7, 3);
        scene.frame();
        List.of("kills", "tick", "cause").forEach(scene.model::addColumn);
        scene.model.moveColumn("cause", -2);
        assertThat(scene.model.columns().places()).containsExactly("cause", "kills", "tick");
        assertThat(scene.model.sight().rows().getFirst().moreProperty(0).get().text()).isEqualTo("IMP_FIREBALL");
        scene.model.moveColumn("kills", 5);
        scene.model.moveColumn("cause", -1);
        scene.model.moveColumn("none", 1);
        scene.model.orderColumns(List.of("tick", "tick", "kills"));
        assertThat(scene.model.columns().places()).containsExactly("cause", "tick", "kills");
        assertThat(new EventScene(100, memory).model.columns().places()).containsExactly("cause", "tick", "kills");
    }

    @Test
    void addedColumnsReadPayloadsAndHeaders() {
        var scene = new EventScene(100, memory);
        scene.model.sight().room(10);
        scene.hostile();
        scene.frame();
        scene.model.addColumn("header.trace-id");
        scene.model.addColumn("tick");
        scene.model.addColumn("a");

        assertThat(scene.model.sight().rows()).extracting(row -> row.moreProperty(0).get().text()).contains("4bf92f");
        assertThat(scene.model.sight().rows()).extracting(row -> row.moreProperty(1).get().text()).contains("1e400");
        assertThat(scene.model.sight().rows().getFirst().moreProperty(2).get().text()).isEqualTo("too large");
        scene.model.removeColumn("tick");
        assertThat(scene.model.sight().rows()).extracting(row -> row.moreProperty(1).get().text())
                .contains("too large");
    }
}
